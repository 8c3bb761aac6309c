import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssues } from '../../../../core/contract/errors.ts';

const shape = z.strictObject({
  url: z.string().max(16_000),
  tags: z.array(z.string()).max(2),
  count: z.number(),
});

function told(input: unknown): string {
  const { error } = shape.safeParse(input);
  return error ? describeIssues(error) : '';
}

test('what is too long is told with its limit, in words', () => {
  expect(told({ url: 'x'.repeat(16_001), tags: [], count: 1 })).toBe(
    'url: too long, at most 16,000 characters are taken',
  );
  expect(told({ url: '', tags: ['a', 'b', 'c'], count: 1 })).toBe(
    'tags: too long, at most 2 entries are taken',
  );
});

test('each issue has its place', () => {
  expect(told({ url: 1, tags: [], count: 'a' })).toMatch(/^url: .+; count: .+$/);
  expect(told(null)).toMatch(/^value: /);
});
