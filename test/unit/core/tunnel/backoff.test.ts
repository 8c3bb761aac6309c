import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LONGEST_WAIT_MS, waitAfter } from '../../../../core/tunnel/backoff.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it('waits more after each failure, up to a cap, with up to half of it taken off', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((n) => waitAfter(n, 0))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), random, (failures, chance) => {
      const whole = waitAfter(failures, 0);
      const wait = waitAfter(failures, chance);
      expect(wait).toBeGreaterThanOrEqual(whole / 2);
      expect(wait).toBeLessThanOrEqual(whole);
      expect(whole).toBeLessThanOrEqual(LONGEST_WAIT_MS);
      expect(waitAfter(failures + 1, 0)).toBeGreaterThanOrEqual(whole);
    }),
  );
});
