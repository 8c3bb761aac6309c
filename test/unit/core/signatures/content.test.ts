import { describe, expect, it } from 'vitest';
import { buildContent, unescapeSome } from '../../../../core/signatures/content.ts';
import { joinPieces } from '../../../../core/signatures/pieces.ts';
import type { SignedRequest } from '../../../../core/signatures/request.ts';
import type { Part } from '../../../../core/signatures/scheme.ts';
import { requireScheme } from '../../../../core/signatures/schemes.ts';
import { urlByHost, urlCandidates, urlParameter } from '../../../../core/signatures/url.ts';

const FORM = 'application/x-www-form-urlencoded';

const request = (body: string, type: string | null = FORM): SignedRequest => ({
  method: 'POST',
  path: '/a%2Fb',
  query: 'c=d',
  headers: type === null ? [] : [['content-type', type]],
  body: Buffer.from(body),
  url: 'https://x.example/a?b=%C3%BC',
});

function text(parts: readonly Part[], given: SignedRequest): string | null {
  const content = buildContent(parts, { request: given, id: 'msg_1', timestamp: '12' });
  return content.ok ? joinPieces(content.pieces).toString('latin1') : null;
}

describe('what is signed', () => {
  it('is its parts, one after the other', () => {
    const parts: Part[] = [
      { kind: 'id' },
      { kind: 'text', text: '.é.' },
      { kind: 'timestamp' },
      { kind: 'method' },
      { kind: 'target' },
      { kind: 'url', unescape: [] },
      { kind: 'body' },
    ];
    const e = Buffer.from('é').toString('latin1');
    expect(text(parts, request('body'))).toBe(`msg_1.${e}.12POST/a%2Fb?c=dhttps://x.example/a?b=%C3%BCbody`);
  });

  it('does not copy the body', () => {
    const given = request('body');
    const content = buildContent([{ kind: 'body' }], { request: given, id: null, timestamp: null });
    expect(content.ok && content.pieces[0]?.bytes).toBe(given.body);
  });

  it('says what the request lacks', () => {
    const parts: Part[] = [{ kind: 'id' }, { kind: 'url', unescape: [] }, { kind: 'body' }];
    const given = { ...request(''), url: null };
    expect(buildContent(parts, { request: given, id: null, timestamp: null })).toEqual({
      ok: false,
      missing: ['id', 'url'],
    });
  });
});

describe('the parameters of a form', () => {
  const form = (body: string, type: string | null = FORM): string | null =>
    text([{ kind: 'form', unlessUrlHas: 'bodySHA256' }], request(body, type));

  it.each([
    ['b=2&a=1', 'a1b2'],
    ['a=x+y%20z%2B&b', 'ax y z+b'],
    ['b=2&a=3&a=1&a=3', 'a1a3b2'],
    ['A=1&a=2&B=3', 'A1B3a2'],
    ['a=%zz&%=b&&=c', 'c%ba%zz'],
    ['', ''],
  ])('of %j are %j', (body, signed) => {
    expect(form(body)).toBe(signed);
  });

  it('keep the bytes of their characters', () => {
    expect(form('a=%C3%A9%FF')).toBe('aÃ©ÿ');
  });

  it('are those of a form only, and of no other body', () => {
    expect(form('a=1', `${FORM}; charset=utf-8`)).toBe('a1');
    expect(form('a=1', null)).toBe('a1');
    expect(form('a=1', 'application/json')).toBe('');
    expect(form('a=1', `${FORM}-x`)).toBe('');
  });

  it('are not signed where the URL has the digest of the body', () => {
    const given = { ...request('a=1'), url: 'https://x.example/?bodySHA256=ab' };
    expect(text([{ kind: 'form', unlessUrlHas: 'bodySHA256' }], given)).toBe('');
  });
});

describe('a URL', () => {
  it('loses only the escapes that HubSpot names', () => {
    const [part] = requireScheme('hubspot-v3').content.filter(({ kind }) => kind === 'url');
    const escapes = part?.kind === 'url' ? part.unescape : [];
    const url = 'https://h/%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B%20%25%3Dé';
    expect(unescapeSome(url, escapes)).toBe("https://h/:/?@!$'()*,;%20%25%3Dé");
    expect(unescapeSome(url, [])).toBe(url);
  });

  it.each([
    ['https://x.example/a?b', 'https://x.example:443/a?b'],
    ['http://x.example', 'http://x.example:80'],
    ['https://x.example:8443/a', 'https://x.example/a'],
    ['https://[::1]:81/', 'https://[::1]/'],
    ['https://[::1]/', 'https://[::1]:443/'],
  ])('%s may have been signed as %s by Twilio', (url, other) => {
    expect(urlCandidates(requireScheme('twilio'), url)).toEqual([url, other]);
    expect(urlCandidates(requireScheme('square'), url)).toEqual([url]);
  });

  it('is as it stands where it cannot be read', () => {
    expect(urlCandidates(requireScheme('twilio'), 'x.example/a')).toEqual(['x.example/a']);
  });

  it('by the Host header is https, with the target as it came', () => {
    expect(urlByHost({ ...request(''), headers: [['HOST', 'x.example:1']] })).toBe(
      'https://x.example:1/a%2Fb?c=d',
    );
    expect(urlByHost(request(''))).toBeNull();
  });

  it('has its parameters raw', () => {
    expect(urlParameter('https://x/?a=1&b=%20&a=2#c=3', 'a')).toBe('1');
    expect(urlParameter('https://x/?a=1&b=%20#c=3', 'b')).toBe('%20');
    expect(urlParameter('https://x/?a=1#b=3', 'b')).toBeNull();
    expect(urlParameter('https://x/?a', 'a')).toBe('');
    expect(urlParameter('https://x/', 'a')).toBeNull();
  });
});
