import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noOptions } from '../../../../core/contract/endpoints.ts';
import { publicUrlOf, signingOf } from '../../../../core/engine/endpoint-signing.ts';
import { headerToken } from '../../../../core/signatures/schemes/others.ts';
import { svix } from '../../../../core/signatures/schemes/standard-webhooks.ts';

const settings = { slug: 'a', provider: null, scheme: null, options: noOptions, rejectBadSignature: false };

describe('the public URL of a request', () => {
  it.each([
    ['a', 'https://x.example/hooks', '/a', null, 'https://x.example/hooks'],
    ['a', 'https://x.example/hooks/', '/a', null, 'https://x.example/hooks/'],
    ['a', 'https://x.example/hooks/', '/a/b', null, 'https://x.example/hooks/b'],
    ['a', 'https://x.example/hooks', '/a/', 'q=1', 'https://x.example/hooks/?q=1'],
    ['a', 'https://x.example', '/a', '', 'https://x.example?'],
    ['', 'https://x.example', '/any/path', 'q', 'https://x.example/any/path?q'],
    ['', 'https://x.example/', '/', null, 'https://x.example/'],
  ])('of endpoint "%s" at %s for %s with %s', (slug, publicUrl, path, query, url) => {
    expect(publicUrlOf({ slug, publicUrl }, { path, query })).toBe(url);
  });

  it('always begins with what the user gave and ends with what the request has', () => {
    const rest = fc.string({ unit: fc.constantFrom('a', '%', '/', '.', '2') }).map((text) => `/${text}`);
    fc.assert(
      fc.property(rest, fc.option(fc.string()), (path, query) => {
        const url = publicUrlOf(
          { slug: 'a', publicUrl: 'https://x.example/h' },
          { path: `/a${path}`, query },
        );
        expect(url).toBe(`https://x.example/h${path}${query === null ? '' : `?${query}`}`);
      }),
    );
  });

  it('is not known where none was given', () => {
    expect(publicUrlOf({ slug: 'a', publicUrl: null }, { path: '/a', query: null })).toBeNull();
  });
});

describe('the scheme of an endpoint', () => {
  it('renames the header of a documented token and leaves every other scheme', () => {
    const { scheme, adapt } = signingOf({ ...settings, options: { ...noOptions, headerName: 'x-mine' } });
    expect(scheme).toBeNull();
    expect(adapt(headerToken()).header.names).toEqual(['x-mine']);
    expect(adapt(svix)).toBe(svix);
  });

  it('is the provider’s where a stored one cannot be made any more', () => {
    const recipe = 'algorithm=md5';
    expect(signingOf({ ...settings, scheme: 'gone' }).scheme).toBeNull();
    expect(signingOf({ ...settings, scheme: 'hmac', options: { ...noOptions, recipe } }).scheme).toBeNull();
  });
});
