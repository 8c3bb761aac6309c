import { describe, expect, it } from 'vitest';
import type { Push } from '../../../../../core/contract/calls.ts';
import type { CheckOutcome } from '../../../../../core/contract/check-calls.ts';
import type { CaseResult, CheckReport } from '../../../../../core/contract/checks.ts';
import { HookglassError } from '../../../../../core/contract/errors.ts';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import { createCheckStore, type RunInput } from '../../../../../renderer/features/check/model/check-store.ts';

const one = (id: string, status: CaseResult['status']): CaseResult => ({
  ...{ id, status, title: id, expected: '', why: '', observed: '', evidence: [] },
});
const outcome = (...cases: CaseResult[]): CheckOutcome => ({
  report: { provider: 'okhi', target: 'http://a/', cases, complete: true } as unknown as CheckReport,
  changes: [],
});
const input = (only: string[] | null = null): RunInput => ({
  ...{ provider: 'okhi', url: 'http://a/', scheme: null, secret: { kind: 'none' }, headers: [], only },
  ...{ schemeOptions: { headerName: null, recipe: null, url: null }, stateUrl: null, limitMs: null },
});

/** A store with an engine that answers when it is told to. */
function setUp() {
  const calls: { name: string; input: unknown }[] = [];
  let tell: (push: Push) => void = () => {};
  let settle: { resolve: (value: unknown) => void; reject: (thrown: unknown) => void }[] = [];
  const connection = {
    call(name: string, given: unknown) {
      calls.push({ name, input: given });
      if (name === 'jobs.cancel') return Promise.resolve({});
      return new Promise((resolve, reject) => {
        settle = [...settle, { resolve, reject }];
      });
    },
    onPush(listener: (push: Push) => void) {
      tell = listener;
      return () => {};
    },
  } as unknown as Connection;
  let names = 0;
  const check = createCheckStore(connection, () => `job ${++names}`);
  return {
    calls,
    check,
    state: () => check.store.getState(),
    ended: (job: string, result: CaseResult, done = 1) =>
      tell({ name: 'check.case', seq: 1, data: { job, result, done, total: 3 } }),
    answer: (index: number, value: unknown) => settle[index]?.resolve(value),
    refuse: (index: number, thrown: unknown) => settle[index]?.reject(thrown),
  };
}

describe('a run', () => {
  it('shows cases as they end, then its report with the worst of them', async () => {
    const { check, state, ended, answer } = setUp();
    const over = check.run(input());
    ended('job 1', one('a', 'pass'));
    ended('job of another page', one('x', 'pass'));
    expect(state()).toMatchObject({ running: true, progress: { done: 1, total: 3 }, report: null });
    expect(state().cases.map(({ id }) => id)).toEqual(['a']);
    answer(0, outcome(one('a', 'pass'), one('b', 'warn'), one('c', 'fail')));
    await over;
    expect(state()).toMatchObject({ running: false, progress: null, selected: 'c' });
  });

  it('of some cases leaves the others where they are', async () => {
    const { check, state, ended, answer } = setUp();
    const first = check.run(input());
    answer(0, outcome(one('a', 'pass'), one('b', 'fail')));
    await first;
    void check.run(input(['b']));
    ended('job 2', one('b', 'pass'));
    expect(state().cases.map(({ id, status }) => `${id} ${status}`)).toEqual(['a pass', 'b pass']);
  });

  it('is cancelled by the name of its job', () => {
    const { check, calls } = setUp();
    void check.run(input());
    check.cancel();
    expect(calls.at(-1)).toEqual({ name: 'jobs.cancel', input: { job: 'job 1' } });
  });

  it('that could not be run says why, and keeps the cases that ended', async () => {
    const { check, state, ended, refuse } = setUp();
    const over = check.run(input());
    ended('job 1', one('a', 'pass'));
    refuse(0, new HookglassError('connection-lost', 'The engine was lost.'));
    await over;
    expect(state()).toMatchObject({ running: false, problem: 'The engine was lost.', cases: [{ id: 'a' }] });
  });
});

describe('the last report', () => {
  it('is shown where there is nothing else', async () => {
    const { check, state, answer } = setUp();
    const over = check.recall('okhi', 'http://a/');
    answer(0, { last: outcome(one('a', 'pass')) });
    await over;
    expect(state().cases).toHaveLength(1);
  });

  it('comes too late for a run that has begun', async () => {
    const { check, state, answer } = setUp();
    const over = check.recall('okhi', 'http://a/');
    void check.run(input());
    answer(0, { last: outcome(one('a', 'pass')) });
    await over;
    expect(state()).toMatchObject({ running: true, cases: [] });
  });
});
