import { expect, test } from 'vitest';
import {
  arrivalWords,
  countArrivals,
  noArrivals,
} from '../../../../../../renderer/features/inbox/arrivals/arrival-words.ts';
import { summaries, summary } from '../../../support.ts';

test('arrivals add up, with those that are invalid', () => {
  const invalid = summary(3, { validation: { status: 'invalid', errors: 1, warnings: 0 } });
  const once = countArrivals(noArrivals, [...summaries(0, 2), invalid], 3);
  expect(arrivalWords(once)).toBe('3 new events, 1 invalid');
  // A burst pushes fewer rows than arrived; the count is that of the arrivals.
  expect(arrivalWords(countArrivals(once, summaries(0, 200), 1000))).toBe('1,003 new events, 1 invalid');
  expect(arrivalWords(countArrivals(noArrivals, [summary(0)], 1))).toBe('1 new event');
});
