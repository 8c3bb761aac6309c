import fc from 'fast-check';
import { expect, it } from 'vitest';
import { offsets } from '../../../../core/copies/pace.ts';

it('keeps the intervals, divided by the speed, and does not wait where none is given', () => {
  expect(offsets([1_000, 1_500, 4_000], 1)).toEqual([0, 500, 3_000]);
  expect(offsets([1_000, 1_500, 4_000], 10)).toEqual([0, 50, 300]);
  expect(offsets([1_000, 1_500, 4_000], null)).toEqual([0, 0, 0]);
  expect(offsets([], 1)).toEqual([]);
});

it('never goes back, also where a clock was set back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.double({ min: 0.01, max: 1_000, noNaN: true }), (times, speed) => {
      const due = offsets(times, speed);
      expect(due.every((at, index) => at >= (due[index - 1] ?? 0))).toBe(true);
    }),
  );
});
