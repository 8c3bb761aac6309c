import { expect, test } from 'vitest';
import { withTimes } from '../../../../../../renderer/features/inbox/timeline/time-terms.ts';

const span = { from: Date.UTC(2026, 10, 25, 12), to: Date.UTC(2026, 10, 25, 12, 1, 0, 500) };
const terms = 'after:2026-11-25T12:00:00Z before:2026-11-25T12:01:00.500Z';

test('a span of time is written into a search, once, and taken out again', () => {
  expect(withTimes('', span)).toBe(terms);
  expect(withTimes('type:verified is:invalid', span)).toBe(`type:verified is:invalid ${terms}`);
  expect(withTimes(withTimes('type:verified', span), { ...span, from: 0 })).toBe(
    'type:verified after:1970-01-01T00:00:00Z before:2026-11-25T12:01:00.500Z',
  );
  expect(withTimes(`after:"10 min ago" path:/hereafter:1 ${terms}`, null)).toBe('path:/hereafter:1');
});
