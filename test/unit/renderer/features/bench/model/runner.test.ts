import { expect, test } from 'vitest';
import type { CallInput, Push, PushData } from '../../../../../../core/contract/calls.ts';
import { HookglassError } from '../../../../../../core/contract/errors.ts';
import type { Connection } from '../../../../../../renderer/connection/connection.ts';
import { createRunner } from '../../../../../../renderer/features/bench/model/runner.ts';
import { benchResult } from '../support.ts';

const input: CallInput<'bench.start'> = {
  source: { kind: 'text', bytesBase64: '' },
  secret: { kind: 'none' },
  scheme: null,
  headerName: null,
  recipe: null,
  url: null,
  now: null,
};

/** A connection that answers `bench.start` when the test says so. */
function fake() {
  const answers: ((job: string | Error) => void)[] = [];
  const cancelled: string[] = [];
  const pushListeners = new Set<(push: Push) => void>();
  const liveListeners = new Set<() => void>();
  const listen =
    <T>(listeners: Set<T>) =>
    (listener: T) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
  const connection = {
    call: (name: string, asked: { job: string }) => {
      if (name === 'bench.cancel') {
        cancelled.push(asked.job);
        return Promise.resolve({});
      }
      return new Promise((resolve, reject) => {
        answers.push((job) => (typeof job === 'string' ? resolve({ job }) : reject(job)));
      });
    },
    onPush: listen(pushListeners),
    onLive: listen(liveListeners),
  } as unknown as Connection;
  const push = (name: 'bench.done' | 'bench.progress', data: unknown): void => {
    for (const listener of pushListeners) listener({ name, seq: 1, data } as Push);
  };
  const runner = createRunner<string>(connection);
  return {
    runner,
    cancelled,
    state: () => runner.store.getState(),
    answer: (at: number, job: string | Error) => {
      answers[at]?.(job);
      return new Promise((resolve) => setTimeout(resolve, 0));
    },
    progress: (job: string, tried: number) => push('bench.progress', { job, tried, total: 100 }),
    done: (data: PushData<'bench.done'>) => push('bench.done', data),
    found: (job: string, scheme: string) =>
      push('bench.done', { ok: true, job, result: benchResult({ scheme }) }),
    live: () => {
      for (const listener of liveListeners) listener();
    },
    listeners: () => pushListeners.size + liveListeners.size,
  };
}

test('a job shows its progress and then its result', async () => {
  const { runner, state, answer, progress, found } = fake();
  void runner.start(input, 'given');
  expect(state()).toMatchObject({ running: true, progress: null, outcome: null });
  await answer(0, 'a');
  progress('a', 40);
  expect(state().progress).toEqual({ tried: 40, total: 100 });
  found('a', 'github');
  expect(state()).toMatchObject({
    running: false,
    progress: null,
    outcome: { result: { scheme: 'github' }, given: 'given' },
  });
});

test('an outcome that comes before the answer that names its job is not lost', async () => {
  const { runner, state, answer, found } = fake();
  void runner.start(input, 'given');
  found('other', 'svix');
  found('a', 'github');
  expect(state().running).toBe(true);
  await answer(0, 'a');
  expect(state()).toMatchObject({ running: false, outcome: { result: { scheme: 'github' } } });
});

test("another page's job is not this one's", async () => {
  const { runner, state, answer, progress, found } = fake();
  void runner.start(input, 'given');
  await answer(0, 'a');
  progress('b', 40);
  found('b', 'svix');
  expect(state()).toMatchObject({ running: true, progress: null, outcome: null });
});

test('a second start ends the first, whose outcome is not shown', async () => {
  const { runner, state, answer, found, cancelled } = fake();
  void runner.start(input, 'given');
  await answer(0, 'a');
  void runner.start(input, 'given');
  expect(cancelled).toEqual(['a']);
  await answer(1, 'b');
  found('a', 'svix');
  expect(state().running).toBe(true);
  found('b', 'github');
  expect(state().outcome).toMatchObject({ result: { scheme: 'github' } });
});

test('a job that was dropped before its name was known is ended when it is', async () => {
  const { runner, state, answer, cancelled } = fake();
  void runner.start(input, 'given');
  runner.drop();
  await answer(0, 'a');
  expect(cancelled).toEqual(['a']);
  expect(state().running).toBe(false);
});

test('cancelling shows what was found until then', async () => {
  const { runner, state, answer, done, cancelled } = fake();
  void runner.start(input, 'given');
  await answer(0, 'a');
  runner.cancel();
  expect(cancelled).toEqual(['a']);
  expect(state().running).toBe(true);
  const { search } = benchResult();
  done({ ok: true, job: 'a', result: benchResult({ search: { ...search, cancelled: true } }) });
  expect(state()).toMatchObject({ running: false, outcome: { result: { search: { cancelled: true } } } });
});

test('what the engine refuses is told with its code, whether at once or later', async () => {
  const { runner, state, answer, done } = fake();
  void runner.start(input, 'given');
  await answer(0, new HookglassError('recipe-malformed', 'No header.'));
  expect(state()).toMatchObject({
    running: false,
    outcome: { problem: { code: 'recipe-malformed', message: 'No header.' } },
  });
  void runner.start(input, 'given');
  await answer(1, 'b');
  done({
    ok: false,
    job: 'b',
    error: { code: 'request-unreadable', message: 'No request line.', details: {} },
  });
  expect(state().outcome).toMatchObject({
    problem: { code: 'request-unreadable', message: 'No request line.' },
  });
});

test('an outcome stays, with what it was started with, until the next one', async () => {
  const { runner, state, answer, found } = fake();
  void runner.start(input, 'first');
  await answer(0, 'a');
  found('a', 'github');
  void runner.start(input, 'second');
  expect(state()).toMatchObject({ running: true, outcome: { result: { scheme: 'github' }, given: 'first' } });
  await answer(1, 'b');
  found('b', 'svix');
  expect(state().outcome).toMatchObject({ result: { scheme: 'svix' }, given: 'second' });
});

test('an engine that was started again ends the waiting', async () => {
  const { runner, state, answer, live } = fake();
  void runner.start(input, 'given');
  await answer(0, 'a');
  live();
  expect(state()).toMatchObject({ running: false, outcome: { problem: { code: 'connection-lost' } } });
});

test('once it is disposed of, nothing is left running, known or heard', async () => {
  const { runner, state, answer, found, cancelled, listeners } = fake();
  void runner.start(input, 'given');
  await answer(0, 'a');
  runner.dispose();
  expect(cancelled).toEqual(['a']);
  expect(listeners()).toBe(0);
  found('a', 'github');
  expect(state()).toEqual({ running: false, progress: null, outcome: null });
});
