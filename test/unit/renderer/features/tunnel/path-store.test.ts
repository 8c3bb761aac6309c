import { expect, it } from 'vitest';
import type { CallName, Push } from '../../../../../core/contract/calls.ts';
import { type Hop, pathTestPath } from '../../../../../core/contract/path-test.ts';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import { createPathStore } from '../../../../../renderer/features/tunnel/model/path-store.ts';
import { summary } from '../../support.ts';

const hop: Hop = { id: 'address', status: 'ok', ms: 1, message: 'It was found.' };

function setUp() {
  const calls: {
    name: CallName;
    input: unknown;
    settle: (value: unknown) => void;
    fail: (e: Error) => void;
  }[] = [];
  const listeners = new Set<(push: Push) => void>();
  const connection: Pick<Connection, 'call' | 'onPush'> = {
    call: (name, input) =>
      new Promise((resolve, reject) => {
        calls.push({ name, input, settle: resolve as (value: unknown) => void, fail: reject });
      }),
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const painting: (() => void)[] = [];
  let names = 0;
  const path = createPathStore(
    connection,
    () => `job-${++names}`,
    (then) => painting.push(then),
  );
  return {
    path,
    calls,
    painting,
    push: (push: Push) => {
      for (const listener of listeners) listener(push);
    },
  };
}

const added = (path: string): Push => ({
  name: 'events.added',
  seq: 1,
  data: { total: 1, events: [summary(0, { path })] },
});

it('shows hops of its own test only, as they come', () => {
  const { path, push } = setUp();
  void path.run();
  push({ name: 'path.hop', seq: 1, data: { job: 'job-1', hop } });
  push({ name: 'path.hop', seq: 2, data: { job: 'another', hop } });
  expect(path.store.getState()).toMatchObject({ running: true, hops: [hop] });
});

it('says that it shows a nonce once it is painted, and not before', () => {
  const { push, calls, painting } = setUp();
  push(added(`/hooks${pathTestPath('abcdefghij0123')}`));
  push(added('/okhi'));
  expect(calls).toEqual([]);
  expect(painting).toHaveLength(1);
  painting[0]?.();
  expect(calls).toMatchObject([{ name: 'path.seen', input: { nonce: 'abcdefghij0123' } }]);
});

it('ends with the reason where the call fails, and can be cancelled by its job', async () => {
  const { path, calls } = setUp();
  const running = path.run();
  path.cancel();
  expect(calls[1]).toMatchObject({ name: 'jobs.cancel', input: { job: 'job-1' } });
  calls[0]?.fail(new Error('It was cancelled.'));
  await running;
  expect(path.store.getState()).toMatchObject({ running: false, problem: 'It was cancelled.' });
});
