import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, decodeExactly, encode } from '../../../../core/signatures/encoding.ts';

const encodings = ['hex', 'base64', 'base64url'] as const;

describe.each(encodings)('%s', (encoding) => {
  it('gives the bytes again', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = encode(bytes, encoding);
        expect(decode(text, encoding)).toEqual(Buffer.from(bytes));
        expect(decodeExactly(text, encoding)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('has one text for some bytes, where a signature is read', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[0-9a-fA-F]*$/)), (text) => {
        const bytes = decodeExactly(text, encoding);
        if (!bytes) return;
        const same = encoding === 'base64url' ? text.replace(/=+$/, '') : text;
        expect(encoding === 'hex' ? same.toLowerCase() : same).toBe(encode(bytes, encoding));
      }),
    );
  });
});

describe('a text that is not of the encoding', () => {
  it.each([
    ['abc', 'hex'],
    ['xy', 'hex'],
    ['ab cd', 'base64'],
    ['a', 'base64'],
    ['ab-_', 'base64'],
    ['ab+/', 'base64url'],
    ['abc\n', 'base64'],
  ] as const)('%j is no %s', (text, encoding) => {
    expect(decode(text, encoding)).toBeNull();
  });

  it.each([
    ['aB', 'hex'],
    ['AAE', 'base64'],
    ['AAF=', 'base64'],
    ['AAF', 'base64url'],
  ] as const)('%j is no signature in %s, though people write such secrets', (text, encoding) => {
    expect(decodeExactly(text, encoding)).toBeNull();
    expect(decode(text, encoding)).not.toBeNull();
  });

  it.each([
    ['AB', 'hex'],
    ['AAE=', 'base64url'],
  ] as const)('%j in %s is taken, for it can be nothing else', (text, encoding) => {
    expect(decodeExactly(text, encoding)).not.toBeNull();
  });
});
