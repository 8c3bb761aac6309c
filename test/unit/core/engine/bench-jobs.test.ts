import { describe, expect, it } from 'vitest';
import type { BenchTask } from '../../../../core/bench/task.ts';
import type { BenchResult } from '../../../../core/contract/bench-calls.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import { memoryPorts } from '../../../../core/contract/port.ts';
import { createBenchJobs } from '../../../../core/engine/bench/jobs.ts';
import { stepTeller } from '../../../../core/engine/bench/progress.ts';
import type { BenchListener } from '../../../../core/engine/bench/runner.ts';
import type { BenchPush } from '../../../../core/engine/hub.ts';

const task = {} as BenchTask;
const result = { verdict: 'failed', search: { tried: 0, total: 0, cancelled: true } } as BenchResult;

/** Jobs over runs that do what the test says. */
function start() {
  const runs: { listener: BenchListener; stopped: boolean }[] = [];
  const pushes: BenchPush[] = [];
  const jobs = createBenchJobs(
    {
      run(_, listener) {
        const run = { listener, stopped: false };
        runs.push(run);
        return () => {
          run.stopped = true;
        };
      },
      close: () => undefined,
    },
    (push) => pushes.push(push),
  );
  return { jobs, runs, pushes };
}

describe('jobs of the bench', () => {
  it('tell progress and the end of each by its name', () => {
    const { jobs, runs, pushes } = start();
    const job = jobs.start(task, undefined);
    runs[0]?.listener.progress(1, 2);
    runs[0]?.listener.done(result);
    expect(pushes).toEqual([
      { name: 'bench.progress', data: { job, tried: 1, total: 2 } },
      { name: 'bench.done', data: { ok: true, job, result } },
    ]);
  });

  it('tell an error as it crosses a port', () => {
    const { jobs, runs, pushes } = start();
    const job = jobs.start(task, undefined);
    runs[0]?.listener.failed(new HookglassError('request-unreadable', 'No.'));
    expect(pushes).toEqual([
      {
        name: 'bench.done',
        data: { ok: false, job, error: { code: 'request-unreadable', message: 'No.', details: {} } },
      },
    ]);
  });

  it('end at once when they are cancelled, with what was known by then', () => {
    const { jobs, runs, pushes } = start();
    const job = jobs.start(task, undefined);
    runs[0]?.listener.checked(result);
    runs[0]?.listener.progress(3, 9);
    jobs.cancel(job);
    jobs.cancel(job);
    runs[0]?.listener.done(result);
    expect(runs[0]?.stopped).toBe(true);
    expect(pushes.slice(1)).toEqual([
      {
        name: 'bench.done',
        data: { ok: true, job, result: { ...result, search: { ...result.search, tried: 3, total: 9 } } },
      },
    ]);
  });

  it('say that they were cancelled where nothing was known yet', () => {
    const { jobs, pushes } = start();
    jobs.cancel(jobs.start(task, undefined));
    expect(pushes).toMatchObject([{ name: 'bench.done', data: { ok: false, error: { code: 'cancelled' } } }]);
  });

  it('end with the next of their page, and with the page', () => {
    const { jobs, runs } = start();
    const [page] = memoryPorts();
    const [other] = memoryPorts();
    jobs.start(task, page);
    jobs.start(task, other);
    jobs.start(task, page);
    expect(runs.map(({ stopped }) => stopped)).toEqual([true, false, false]);
    page.close();
    expect(runs.map(({ stopped }) => stopped)).toEqual([true, false, true]);
  });

  it('are four at most, and make room when one is over', () => {
    const { jobs, runs } = start();
    for (let n = 0; n < 4; n++) jobs.start(task, undefined);
    expect(() => jobs.start(task, undefined)).toThrow(expect.objectContaining({ code: 'bench-busy' }));
    runs[2]?.listener.done(result);
    jobs.start(task, undefined);
  });

  it('are all stopped when the engine ends, and say nothing more', () => {
    const { jobs, runs, pushes } = start();
    jobs.start(task, undefined);
    jobs.close();
    runs[0]?.listener.done(result);
    expect(runs[0]?.stopped).toBe(true);
    expect(pushes).toEqual([]);
  });
});

describe('progress', () => {
  it('is told after a tenth of a second, and ten times a second at most', () => {
    let time = 1000;
    const told: number[] = [];
    const tell = stepTeller(
      { now: () => time, monotonic: () => time },
      { checked: () => undefined, progress: (tried) => told.push(tried) },
    );
    for (let tried = 1; tried <= 35; tried++, time += 10) tell({ kind: 'progress', tried, total: 35 });
    expect(told).toEqual([11, 21, 31]);
  });
});
