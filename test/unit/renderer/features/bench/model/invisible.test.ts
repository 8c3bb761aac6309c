import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Shown, showInvisible } from '../../../../../../renderer/features/bench/model/invisible.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const written = (bytes: Uint8Array): string =>
  showInvisible(bytes)
    .map((shown) => (shown.kind === 'text' ? shown.text : `<${shown.sign}>`))
    .join('');
const signs = (text: string): string => written(bytesOf(text));

test('what cannot be seen has a sign of its own', () => {
  expect(signs('{"a":1}\n')).toBe('{"a":1}<⏎>');
  expect(signs('a\r\nb\rc\td')).toBe('a<\\r\\n>b<\\r>c<⇥>d');
  expect(signs('\ufeff{}')).toBe('<BOM>{}');
  expect(signs('a\u00a0b\u200b\u0000\u202e')).toBe('a<NBSP>b<ZWSP><U+0000><U+202E>');
});

test('spaces have a sign where they cannot be seen: at the beginning and where a line ends', () => {
  expect(signs('  a b  c \nd  ')).toBe('<··>a b  c<·><⏎>d<··>');
  expect(signs('{\n  "a": 1\n}')).toBe('{<⏎>  "a": 1<⏎>}');
  expect(signs('   ')).toBe('<···>');
});

test('only what ends a line breaks it', () => {
  const breaks = showInvisible(bytesOf('a\nb\r\nc\td')).flatMap((shown) =>
    shown.kind === 'sign' ? [shown.breaks] : [],
  );
  expect(breaks).toEqual([true, true, false]);
});

test('bytes that are no UTF-8 are shown as bytes, the text around them as text', () => {
  expect(written(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x21))).toBe('caf<\\xE9>!');
  expect(written(Uint8Array.of(0xc3, 0xa9, 0xff, 0xfe, 0xe2, 0x82))).toBe('é<\\xFF><\\xFE><\\xE2><\\x82>');
  expect(written(Uint8Array.of(0xc0, 0x80, 0xed, 0xa0, 0x80))).toBe('<\\xC0><\\x80><\\xED><\\xA0><\\x80>');
});

/** The bytes that a shown stretch stands for, from its sign alone. */
const asBytes = (shown: Shown): Uint8Array => {
  if (shown.kind === 'text') return bytesOf(shown.text);
  const byte = /^\\x(..)$/.exec(shown.sign)?.[1];
  return byte === undefined ? new Uint8Array() : Uint8Array.of(Number.parseInt(byte, 16));
};

test('law: text without invisible characters and bytes that are no text come out as they went in', () => {
  const visible = fc.string({ unit: fc.constantFrom('a', '{', '"', 'é', '€', '😀', ':') });
  const stray = fc.uint8Array({ min: 0xf8, max: 0xff, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(fc.tuple(visible, stray)), (parts) => {
      const bytes = Buffer.concat(parts.flatMap(([text, bytes]) => [bytesOf(text), bytes]));
      expect(Buffer.concat(showInvisible(bytes).map(asBytes))).toEqual(bytes);
    }),
  );
});
