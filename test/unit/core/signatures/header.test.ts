import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeader, takeApart, writeHeader } from '../../../../core/signatures/header/header.ts';
import type { HeaderSyntax } from '../../../../core/signatures/scheme.ts';

const plain = (prefix: string | null): HeaderSyntax => ({ kind: 'plain', prefix });
const list: HeaderSyntax = { kind: 'list', version: 'v1' };
const pairs: HeaderSyntax = { kind: 'pairs', separator: ',', timestampKey: 't', signatureKey: 'v1' };
const texts = (value: string, syntax: HeaderSyntax): string[] =>
  takeApart(value, syntax).signatures.map(({ text }) => text);

describe('a header', () => {
  it.each([plain(null), plain('sha256='), list, pairs])(
    'taken apart can be put together again (%j)',
    (syntax) => {
      const value = fc.oneof(
        fc.string(),
        fc
          .array(fc.constantFrom('v1', 'v0', 't', '=', ',', ' ', ';', 'abc', 'sha256='))
          .map((parts) => parts.join('')),
      );
      fc.assert(
        fc.property(value, (text) => {
          expect(
            takeApart(text, syntax)
              .stretches.map((one) => one.text)
              .join(''),
          ).toBe(text);
        }),
      );
    },
  );

  it.each([plain(null), plain('v0='), list, pairs])(
    'holds the signature that was written into it (%j)',
    (syntax) => {
      fc.assert(
        fc.property(fc.base64String({ minLength: 4 }), (digest) => {
          const value = writeHeader(digest, '12', syntax);
          expect(takeApart(value, syntax).signatures).toMatchObject([{ text: digest, flaw: null }]);
        }),
      );
    },
  );
});

describe('a plain header', () => {
  it.each([
    ['abc', 'sha256=', { code: 'prefix-missing', due: 'sha256=', found: '' }],
    ['sha1=abc', 'sha256=', { code: 'prefix-unexpected', due: 'sha256=', found: 'sha1=' }],
    ['sha256=abc', null, { code: 'prefix-unexpected', due: '', found: 'sha256=' }],
    ['v1,abc', null, { code: 'prefix-unexpected', due: '', found: 'v1,' }],
  ])('%s where %s is due is read, with its flaw', (value, prefix, flaw) => {
    expect(takeApart(value, plain(prefix)).signatures).toMatchObject([{ text: 'abc', whole: value, flaw }]);
  });

  it.each(['abcd=', 'ab==', 'abcdefghijklmnop='])(
    'takes the padding of base64 for no prefix (%s)',
    (value) => {
      expect(takeApart(value, plain(null)).signatures).toMatchObject([{ text: value, flaw: null }]);
    },
  );

  it.each(['', 'sha256='])('that is %j holds no signature', (value) => {
    expect(texts(value, plain('sha256='))).toEqual([]);
  });
});

describe('a list', () => {
  it('gives every signature of its version, and names the others', () => {
    const parts = takeApart('v1,a v2,b v1a,c  v1,d junk', list);
    expect(parts.signatures.map(({ text }) => text)).toEqual(['a', 'd']);
    expect(parts).toMatchObject({ passedOver: ['v2', 'v1a'], unreadable: 1 });
  });

  it('without any version lacks it', () => {
    expect(takeApart('abc=', list).signatures).toMatchObject([
      { text: 'abc=', flaw: { code: 'prefix-missing' } },
    ]);
  });

  it('of 10,000 signatures is read whole', () => {
    expect(texts(Array.from({ length: 10_000 }, (_, n) => `v1,${n}`).join(' '), list)).toHaveLength(10_000);
  });
});

describe('pairs', () => {
  it('give every signature and every time, and name the other keys', () => {
    const parts = takeApart('t=1, v1=a,v0=b,v1=c,t=2', pairs);
    expect(parts.signatures.map(({ text }) => text)).toEqual(['a', 'c']);
    expect(parts).toMatchObject({ timestamps: ['1', '2'], passedOver: ['v0'], unreadable: 0 });
  });

  it('that are only a digest lack the key', () => {
    expect(takeApart('abc==', pairs).signatures).toMatchObject([
      { text: 'abc==', flaw: { code: 'prefix-missing' } },
    ]);
  });

  it.each([',,', 't', 't,v1,v0', '=,=', 't=1', ''])('that are %j hold no signature', (value) => {
    expect(texts(value, pairs).filter((text) => !['t', '='].includes(text))).toEqual([]);
  });
});

describe('finding a header', () => {
  it('takes the first of the names that is there, with every line of it', () => {
    const headers: [string, string][] = [
      ['Webhook-ID', 'b'],
      ['SVIX-id', 'a'],
      ['svix-ID', 'c'],
    ];
    expect(findHeader(headers, ['svix-id', 'webhook-id'])).toEqual({ name: 'SVIX-id', values: ['a', 'c'] });
    expect(findHeader(headers, ['x'])).toBeNull();
  });
});
