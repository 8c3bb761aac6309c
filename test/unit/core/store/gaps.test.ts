import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGaps, sizeOf, stretchesOf, without } from '../../../../core/store/gaps.ts';

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 60 });
const all = Array.from({ length: 60 }, (_, index) => index + 1);
const expand = (stretches: readonly { first: number; last: number }[]): number[] =>
  stretches.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );

describe('gaps', () => {
  it('leave the list as it would be without them', () => {
    fc.assert(
      fc.property(numbers, (hidden) => {
        const gaps = createGaps(stretchesOf(hidden));
        const listed = all.filter((seq) => !hidden.includes(seq));
        expect(gaps.size).toBe(hidden.length);
        for (const seq of all) {
          expect(gaps.has(seq)).toBe(hidden.includes(seq));
          expect(gaps.placeOf(seq)).toBe(listed.filter((other) => other < seq).length);
        }
        listed.forEach((seq, place) => {
          expect(gaps.seqAt(place)).toBe(seq);
        });
      }),
    );
  });

  it('give any page of it in stretches', () => {
    fc.assert(
      fc.property(numbers, fc.nat(70), fc.integer({ min: 1, max: 70 }), (hidden, place, count) => {
        const listed = all.filter((seq) => !hidden.includes(seq));
        const page = createGaps(stretchesOf(hidden)).listed(place, count, all.length);
        expect(expand(page)).toEqual(listed.slice(place, place + count));
        expect(page.length).toBeLessThanOrEqual(count);
      }),
    );
  });
});

describe('stretches', () => {
  it('hold what they were made of, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (seqs) => {
        const stretches = stretchesOf(seqs);
        const sorted = [...new Set(seqs)].sort((a, b) => a - b);
        expect(expand(stretches)).toEqual(sorted);
        expect(sizeOf(stretches)).toBe(sorted.length);
      }),
    );
  });

  it('without others are what only they hold', () => {
    fc.assert(
      fc.property(numbers, numbers, (from, holes) => {
        const left = without(stretchesOf(from), stretchesOf(holes));
        const sorted = from.filter((seq) => !holes.includes(seq)).sort((a, b) => a - b);
        expect(expand(left)).toEqual(sorted);
      }),
    );
  });
});
