import { expect, test } from 'vitest';
import { keyBytes } from '../../../../../../renderer/features/bench/model/key-bytes.ts';

test('a key is the text, or what it decodes to, without the prefix that is dropped', () => {
  expect(keyBytes('00ff', null, 'utf8')).toEqual(new TextEncoder().encode('00ff'));
  expect(keyBytes('00ff', null, 'hex')).toEqual(Uint8Array.of(0, 255));
  expect(keyBytes('whsec_AP8=', 'whsec_', 'base64')).toEqual(Uint8Array.of(0, 255));
  expect(keyBytes('AP8=', 'whsec_', 'base64')).toEqual(Uint8Array.of(0, 255));
});

test('what is not of the form gives no key', () => {
  expect(keyBytes('not hex', null, 'hex')).toBeNull();
});
