import { describe, expect, it } from 'vitest';
import { parseHar } from '../../../../core/parse/har.ts';

const parse = (json: unknown, index?: number) =>
  parseHar(Buffer.from(JSON.stringify(json)), index === undefined ? {} : { index });

const request = {
  method: 'POST',
  url: 'https://x.example/a?b=ü',
  httpVersion: 'HTTP/2',
  headers: [
    { name: ':method', value: 'POST' },
    { name: 'X-A', value: 'é' },
  ],
  postData: { mimeType: 'application/json', text: '{"a":"é"}' },
};
const har = (...requests: unknown[]) => ({
  log: { version: '1.2', entries: requests.map((one) => ({ request: one })) },
});

describe('a HAR', () => {
  it.each([
    ['whole', har(request)],
    ['an entry', { startedDateTime: '', request }],
    ['a request', request],
  ])('is read: %s', (_, json) => {
    const read = parse(json);
    expect(read).toMatchObject({
      method: 'POST',
      url: 'https://x.example/a?b=ü',
      path: '/a',
      query: Buffer.from('b=ü').toString('latin1'),
      headers: [['X-A', Buffer.from('é').toString('latin1')]],
      remarks: ['Pseudo-headers of HTTP/2 (:method, :path, …) were left out.'],
    });
    expect(Buffer.from(read.body).toString('utf8')).toBe('{"a":"é"}');
  });

  it('of several requests gives the first, with a remark, or the one that is asked for', () => {
    const json = har({ ...request, method: 'GET', headers: [] }, { ...request, headers: [] });
    expect(parse(json)).toMatchObject({
      method: 'GET',
      remarks: ['The HAR has 2 requests; the first was taken.'],
    });
    expect(parse(json, 1)).toMatchObject({ method: 'POST', remarks: [] });
    expect(() => parse(json, 2)).toThrow(/2 requests; there is no number 2/);
  });

  it('says where its bytes are not those that came', () => {
    expect(parse({ ...request, headers: [], bodySize: 9 }).remarks).toEqual([
      expect.stringContaining('had 9 bytes; what it holds gives 10'),
    ]);
    expect(parse({ ...request, headers: [], bodySize: 10 }).remarks).toEqual([]);
    expect(parse({ ...request, headers: [], bodySize: -1 }).remarks).toEqual([]);
  });

  it('with base64 or with parameters alone gives their bytes', () => {
    const encoded = { ...request, headers: [], postData: { text: '/wA=', encoding: 'base64' } };
    expect([...parse(encoded).body]).toEqual([255, 0]);
    const form = {
      ...request,
      headers: [],
      postData: { mimeType: 'x', params: [{ name: 'a b', value: '1&2' }] },
    };
    expect(Buffer.from(parse(form).body).toString()).toBe('a+b=1%262');
    expect(parse(form).remarks).toEqual([expect.stringContaining('put together anew')]);
    expect(parse({ method: 'GET', url: 'http://x.example' }).body).toHaveLength(0);
  });

  it.each([
    [har(), /0 requests/],
    [{ a: 1 }, /no HAR entry/],
    [har({ method: 'POST' }), /no HAR entry/],
    [{ ...request, url: '/a' }, /no full URL/],
  ])('that is none is refused with its reason (%#)', (json, sentence) => {
    expect(() => parse(json)).toThrow(sentence);
  });

  it('that is no JSON is refused', () => {
    expect(() => parseHar(Buffer.from('{"log":'))).toThrow(/no JSON/);
  });
});
