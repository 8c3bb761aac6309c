import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  alphabetsOf,
  decode,
  encode,
  encodings,
} from '../../../../../../renderer/features/bench/model/encodings.ts';

test('law: what is encoded is decoded to the same bytes, and as Node writes it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.constantFrom(...encodings), (bytes, encoding) => {
      const text = encode(bytes, encoding);
      expect(text).toBe(Buffer.from(bytes).toString(encoding));
      expect(decode(text, encoding)).toEqual(Uint8Array.from(bytes));
      if (text !== '') expect(alphabetsOf(text)).toContain(encoding);
    }),
  );
});

test('what is not of an encoding gives no bytes', () => {
  expect(decode('0g', 'hex')).toBeNull();
  expect(decode('abc', 'hex')).toBeNull();
  expect(decode('a', 'base64')).toBeNull();
  expect(decode('ab-_', 'base64')).toBeNull();
  expect(decode('ab+/', 'base64url')).toBeNull();
  expect(decode(' YQ==', 'base64')).toBeNull();
});

test('upper-case hex and padding that was left out are read', () => {
  expect(decode('0AFF', 'hex')).toEqual(Uint8Array.of(10, 255));
  expect(decode('YQ', 'base64')).toEqual(Uint8Array.of(97));
});
