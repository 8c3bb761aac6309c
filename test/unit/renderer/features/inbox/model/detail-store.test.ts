import { expect, test } from 'vitest';
import type { Push } from '../../../../../../core/contract/calls.ts';
import type { Connection } from '../../../../../../renderer/connection/connection.ts';
import { createDetails } from '../../../../../../renderer/features/inbox/model/detail-store.ts';

/** A connection that answers when the test says so. */
function fake() {
  const asked: string[] = [];
  let live = (): void => {};
  let push = (_: Push): void => {};
  let rests: (() => void)[] = [];
  const waits: number[] = [];
  let settleLast: ((fail: boolean) => void) | null = null;
  const connection = {
    call: (_: string, { id }: { id: string }) =>
      new Promise((resolve, reject) => {
        asked.push(id);
        settleLast = (fail) => (fail ? reject(new Error('Lost.')) : resolve({ id }));
      }),
    onPush: (listener: (push: Push) => void) => {
      push = listener;
      return () => {};
    },
    onLive: (listener: () => void) => {
      live = listener;
      return () => {};
    },
  } as unknown as Connection;
  const details = createDetails(connection, {
    frame: () => () => {},
    timer(run, ms) {
      rests.push(run);
      waits.push(ms);
      return () => {};
    },
  });
  const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    details,
    asked,
    waits,
    live: () => live(),
    reinspect: () => push({ name: 'events.reinspected', seq: 1, data: { count: 1 } }),
    shown: () => details.store.getState().detail?.id,
    answer: async (fail = false) => {
      settleLast?.(fail);
      await flush();
    },
    rest: async () => {
      const due = rests;
      rests = [];
      for (const run of due) run();
      await flush();
    },
  };
}

test('a selection that races ahead is caught up with its last, not with each', async () => {
  const { details, asked, shown, answer, rest } = fake();
  details.show('1');
  details.show('2');
  details.show('3');
  await answer();
  expect(shown()).toBe('1');
  await rest();
  expect(asked).toEqual(['1', '3']);
  await answer();
  await rest();
  expect(shown()).toBe('3');
  expect(asked).toEqual(['1', '3']);
});

test('while the list follows, details are drawn less often than when the user goes from one to the next', async () => {
  const { details, waits, answer, rest } = fake();
  details.show('1', true);
  await answer();
  await rest();
  details.show('2');
  await answer();
  const [passing = 0, looked = 0] = waits;
  expect(passing).toBeGreaterThan(looked);
});

test('a choice of the user does not wait for the rest of one that passed', async () => {
  const { details, asked, shown, answer } = fake();
  details.show('1', true);
  await answer();
  details.show('2', true);
  expect(asked).toEqual(['1']);
  details.show('3');
  await answer();
  expect(asked).toEqual(['1', '3']);
  expect(shown()).toBe('3');
});

test('the last detail stays until the next is here, and goes when nothing is selected', async () => {
  const { details, shown, answer, rest } = fake();
  details.show('1');
  await answer();
  await rest();
  details.show('2');
  expect(shown()).toBe('1');
  details.show(null);
  await answer();
  expect(shown()).toBeUndefined();
});

test('a failure is said, not repeated by itself, and made good by a fresh link', async () => {
  const { details, asked, shown, answer, rest, live } = fake();
  details.show('1');
  await answer(true);
  await rest();
  expect(details.store.getState().problem).toBe('Lost.');
  expect(asked).toEqual(['1']);
  live();
  await answer();
  expect(shown()).toBe('1');
  expect(details.store.getState().problem).toBeNull();
});

test('what was inspected anew is asked for again', async () => {
  const { details, asked, answer, rest, reinspect } = fake();
  reinspect();
  expect(asked).toEqual([]);
  details.show('1');
  await answer();
  await rest();
  reinspect();
  expect(asked).toEqual(['1', '1']);
});
