import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt } from '../../../../../../renderer/features/bench/model/difference.ts';

test('law: an excerpt is a stretch of the bytes, parted where the difference is, and counts what it leaves out', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(420), (bytes, at) => {
      const { skipped, same, differs, left } = excerpt(bytes, at);
      const shown = Buffer.concat([same, differs]);
      expect(shown).toEqual(Buffer.from(bytes.subarray(skipped, skipped + shown.length)));
      expect(skipped + shown.length + left).toBe(bytes.length);
      if (at <= bytes.length) expect(skipped + same.length).toBe(at);
    }),
  );
});

test('where one ends before the difference, nothing of it differs', () => {
  const shorter = excerpt(Uint8Array.of(1, 2, 3), 3);
  expect(shorter.differs).toHaveLength(0);
  expect(shorter.left).toBe(0);
});

test('of what came in part, the rest is counted as left out', () => {
  expect(excerpt(new Uint8Array(100), 10, 5_000).left).toBe(4_900);
});
