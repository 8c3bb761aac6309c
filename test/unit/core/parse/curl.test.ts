import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlCommand } from '../../../../core/compose/curl.ts';
import { parseCurl } from '../../../../core/parse/curl.ts';

const parse = (line: string) => parseCurl(Buffer.from(line, 'utf8'));
const body = (line: string): string => Buffer.from(parse(line).body).toString('utf8');
const header = (line: string, name: string): string | undefined =>
  parse(line).headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

describe('a cURL line', () => {
  it('is read as Hookglass writes it, whatever the text', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
    fc.assert(
      fc.property(text, (payload) => {
        const line = curlCommand({
          method: 'POST',
          url: 'http://127.0.0.1:4000/a?b',
          headers: [['X-A', 'é 1']],
          body: Buffer.from(payload),
        });
        const read = parse(line);
        expect(read).toMatchObject({
          method: 'POST',
          url: 'http://127.0.0.1:4000/a?b',
          path: '/a',
          query: 'b',
        });
        expect(Buffer.from(read.body).toString('utf8')).toBe(payload);
        expect(read.headers).toContainEqual(['X-A', Buffer.from('é 1').toString('latin1')]);
      }),
    );
  });

  it.each([
    ['curl https://x.example', 'GET'],
    ['curl -d a https://x.example', 'POST'],
    ['curl https://x.example -I', 'HEAD'],
    ['curl -XPUT -d a https://x.example', 'PUT'],
    ['curl -sSLX PATCH https://x.example', 'PATCH'],
    ['curl -X POST --request DELETE https://x.example', 'DELETE'],
    ['curl -G -d a=b https://x.example', 'GET'],
    ['$ /usr/bin/curl.exe https://x.example', 'GET'],
  ])('%s has the method %s', (line, method) => {
    expect(parse(line).method).toBe(method);
  });

  it.each([
    [`curl https://x.example -d a -d 'b c'`, 'a&b c'],
    [`curl https://x.example --data-raw @a`, '@a'],
    [`curl https://x.example --data-binary $'a\\r\\nb'`, 'a\r\nb'],
    [`curl https://x.example --json '{"a":' --json '1}'`, '{"a":1}'],
    [
      `curl https://x.example --data-urlencode 'a=b c&é' --data-urlencode '=d e' --data-urlencode f/`,
      'a=b%20c%26%C3%A9&d%20e&f%2F',
    ],
    [`curl https://x.example -d ''`, ''],
  ])('%s has its body', (line, bytes) => {
    expect(body(line)).toBe(bytes);
  });

  it('finds its URL at any place, without a scheme, and with a query of data', () => {
    expect(parse('curl -v x.example:81/a#b -H A:1').url).toBe('http://x.example:81/a');
    expect(parse('curl -G --url https://x.example/?a=1 -d b=2')).toMatchObject({
      url: 'https://x.example/?a=1&b=2',
      query: 'a=1&b=2',
    });
    expect(parse('curl https://u:p@x.example').headers).toContainEqual(['Host', 'x.example']);
  });

  it('has the headers that cURL derives, unless the line gives them', () => {
    const line = `curl https://x.example -d a -u 'me:pä' -A agent -e ref -b 'c=1'`;
    expect(header(line, 'Host')).toBe('x.example');
    expect(header(line, 'Content-Type')).toBe('application/x-www-form-urlencoded');
    expect(header(line, 'Authorization')).toBe(`Basic ${Buffer.from('me:pä').toString('base64')}`);
    expect(parse(line).headers.slice(2, 5)).toEqual([
      ['User-Agent', 'agent'],
      ['Referer', 'ref'],
      ['Cookie', 'c=1'],
    ]);
    const given = `curl https://x.example --json '{}' -H 'content-type: text/x' -H 'host: other' -H 'Accept:' -H 'X-Empty;'`;
    expect(parse(given).headers).toEqual([
      ['content-type', 'text/x'],
      ['host', 'other'],
      ['X-Empty', ''],
    ]);
  });

  it('remarks on what it left out', () => {
    expect(parse('curl https://a.example https://b.example | jq').remarks.slice(1)).toEqual([
      'What follows "|" was left out.',
      'The line has 2 URLs; the first was taken.',
    ]);
  });

  it.each([
    ['wget https://x.example', /does not begin with curl/],
    ['curl', /no URL/],
    ['curl https://', /no host/],
    ['curl -d @body.json https://x.example', /-d reads a file/],
    ['curl --data-binary @- https://x.example', /--data-binary reads a file/],
    ['curl --json @a https://x.example', /--json reads a file/],
    ['curl --data-urlencode a@b https://x.example', /reads a file/],
    ['curl -H @headers https://x.example', /-H reads a file/],
    ['curl -b jar https://x.example', /-b reads a file/],
    ['curl -F a=b https://x.example', /-F makes a request that the line alone does not tell/],
    ['curl -T file https://x.example', /-T makes/],
    ['curl --frobnicate https://x.example', /option "--frobnicate"/],
    ['curl -y https://x.example', /option "-y"/],
    ['curl https://x.example -H', /ends after -H/],
    ['curl https://x.example -H nothing', /no colon/],
    ['curl https://x.example -H "A: $B"', /only a shell/],
  ])('%s is refused with its reason', (line, sentence) => {
    expect(() => parse(line)).toThrow(sentence);
    expect(() => parse(line)).toThrow(expect.objectContaining({ code: 'request-unreadable' }));
  });
});
