import { expect, test } from 'vitest';
import { Fence } from '../../../../renderer/ui/Fence.tsx';

const failed = { of: 'flows', ...Fence.getDerivedStateFromError(new Error('It broke.')) };

test('what failed is told with its words and where', () => {
  expect(failed.trouble).toMatchObject({
    message: 'It broke.',
    details: expect.stringContaining('fence.test.ts'),
  });
});

test('the failure stands as long as the same is shown, and something else is a new beginning', () => {
  expect(Fence.getDerivedStateFromProps({ of: 'flows', children: null }, failed)).toBeNull();
  expect(Fence.getDerivedStateFromProps({ of: 'settings', children: null }, failed)).toEqual({
    of: 'settings',
    trouble: null,
  });
});
