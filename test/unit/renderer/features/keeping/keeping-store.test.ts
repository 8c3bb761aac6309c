import { expect, test } from 'vitest';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import { createKeeping } from '../../../../../renderer/features/keeping/keeping-store.ts';

function keepingOn(call: (name: string) => Promise<unknown>) {
  return createKeeping({ call } as unknown as Connection);
}

test('a note that is begun is kept with its event until it is saved or given up', async () => {
  const keeping = keepingOn(() => Promise.resolve({}));
  const drafts = () => keeping.store.getState().drafts;
  keeping.draft('a', 'half a tho');
  keeping.draft('b', 'another');
  expect(drafts()).toEqual({ a: 'half a tho', b: 'another' });
  await keeping.note('a', 'half a thought');
  expect(drafts()).toEqual({ b: 'another' });
  keeping.draft('b', null);
  expect(drafts()).toEqual({});
});

test('a note that could not be stored is still there to be saved again', async () => {
  const keeping = keepingOn(() => Promise.reject(new Error('The disk is full.')));
  keeping.draft('a', 'half a thought');
  await keeping.note('a', 'half a thought');
  expect(keeping.store.getState()).toMatchObject({
    drafts: { a: 'half a thought' },
    problem: 'The disk is full.',
  });
});
