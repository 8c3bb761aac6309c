import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeUtf8,
  fromBase64,
  joinBytes,
  toBase64,
} from '../../../../../../renderer/features/inbox/body/bytes.ts';

test('law: base64 there and back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
    }),
  );
});

test('a body larger than one call takes', () => {
  const bytes = new Uint8Array(300_000).map((_, index) => index % 256);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});

test('law: text comes back as it went, a byte order mark included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeUtf8(new TextEncoder().encode(`\ufeff${text}`))).toBe(`\ufeff${text}`);
    }),
  );
});

test('bytes that are not UTF-8 are no text', () => {
  expect(decodeUtf8(new Uint8Array([0xff, 0xfe]))).toBeNull();
});

test('parts are joined in order', () => {
  expect(joinBytes([new Uint8Array([1, 2]), new Uint8Array([]), new Uint8Array([3])])).toEqual(
    new Uint8Array([1, 2, 3]),
  );
});
