import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cutBytes,
  signedLength,
  signedParts,
  signedWords,
} from '../../../../../../renderer/features/bench/model/signed-bytes.ts';

const text = (part: string, value: string) => ({ kind: 'text', part, text: value }) as const;

test('law: the pieces joined are what is signed, each at its offset', () => {
  const latin1 = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
  fc.assert(
    fc.property(fc.array(latin1), fc.uint8Array({ maxLength: 60 }), (texts, body) => {
      const pieces = [
        ...texts.map((value) => text('id', value)),
        { kind: 'body', start: 0, end: body.length } as const,
        text('text', '.'),
      ];
      const parts = signedParts(pieces, body);
      const signed = Buffer.concat([Buffer.from(texts.join(''), 'latin1'), body, Buffer.from('.')]);
      expect(Buffer.concat(parts.map(({ bytes }) => bytes))).toEqual(signed);
      expect(signedLength(parts)).toBe(signed.length);
      for (const { bytes, from } of parts)
        expect(signed.subarray(from, from + bytes.length)).toEqual(Buffer.from(bytes));
    }),
  );
});

test('a stretch of the body is taken by its offsets', () => {
  const [part] = signedParts([{ kind: 'body', start: 2, end: 4 }], Uint8Array.of(1, 2, 3, 4, 5));
  expect([...(part?.bytes ?? [])]).toEqual([3, 4]);
});

test('of a body that came in part, the length is that of the whole and the end is not invented', () => {
  const parts = signedParts(
    [text('id', 'ab'), { kind: 'body', start: 0, end: 100 }, text('text', '!')],
    Uint8Array.of(1, 2, 3),
  );
  expect(signedLength(parts)).toBe(103);
  expect(parts.map(({ from, missing }) => ({ from, missing }))).toEqual([
    { from: 0, missing: 0 },
    { from: 2, missing: 97 },
    { from: 102, missing: 0 },
  ]);
  expect(cutBytes(Uint8Array.of(97, 98, 99), 2, 97)).toMatchObject({ hidden: 98, tail: new Uint8Array() });
});

test('law: a cut hides nothing but what it says, and the end stays', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 900 }),
      fc.integer({ min: 1, max: 400 }),
      (value, limit) => {
        const bytes = new TextEncoder().encode(value);
        const { head, hidden, tail } = cutBytes(bytes, limit);
        expect(head.length + hidden + tail.length).toBe(bytes.length);
        expect(bytes.subarray(0, head.length)).toEqual(head);
        expect(bytes.subarray(bytes.length - tail.length)).toEqual(tail);
        const strict = new TextDecoder('utf-8', { fatal: true });
        expect(() => [strict.decode(head), strict.decode(tail)]).not.toThrow();
      },
    ),
  );
});

test('what is signed is said in a few words, fixed text aside', () => {
  const body = { kind: 'body', start: 0, end: 0 } as const;
  const words = (...pieces: Parameters<typeof signedParts>[0][number][]): string =>
    signedWords(signedParts(pieces, new Uint8Array()));
  expect(words(body)).toBe('body');
  expect(words(text('id', 'a'), text('text', '.'), text('timestamp', '1'), text('text', '.'), body)).toBe(
    'id, timestamp and body',
  );
  expect(words(text('url', 'a'), text('form', ''))).toBe('URL and form parameters');
  expect(words()).toBe('nothing');
});
