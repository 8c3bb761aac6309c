import { randomUUID } from 'node:crypto';
import type { BenchTask } from '../../bench/task.ts';
import type { BenchResult } from '../../contract/bench-calls.ts';
import { HookglassError, toWire } from '../../contract/errors.ts';
import type { Caller } from '../../contract/port.ts';
import type { BenchPush } from '../hub.ts';
import type { BenchRunner } from './runner.ts';

/** More at a time would only keep each other and the engine waiting. */
const MOST_JOBS = 4;

export interface BenchJobs {
  /** Cancels the caller's earlier job. Throws `bench-busy` where too many others are running. */
  start(task: BenchTask, caller: Caller | undefined): string;
  /** Ends a job at once. No error where it is over already. */
  cancel(job: string): void;
  /** Ends all of them, and nothing is told of them any more. */
  close(): void;
}

interface Job {
  readonly caller: Caller | undefined;
  readonly stop: () => void;
  /** What was known before the search. */
  checked: BenchResult | null;
  tried: number;
  total: number;
}

export function createBenchJobs(runner: BenchRunner, push: (push: BenchPush) => void): BenchJobs {
  const jobs = new Map<string, Job>();
  const watched = new WeakSet<Caller>();

  const cancel = (id: string): void => {
    const job = jobs.get(id);
    if (!job) return;
    jobs.delete(id);
    job.stop();
    push(doneWith(id, job));
  };
  const cancelOf = (caller: Caller): void => {
    for (const [id, job] of jobs) if (job.caller === caller) cancel(id);
  };
  const watch = (caller: Caller): void => {
    if (watched.has(caller)) return;
    watched.add(caller);
    caller.onClose(() => cancelOf(caller));
  };

  return {
    start(task, caller) {
      if (caller) {
        watch(caller);
        cancelOf(caller);
      }
      if (jobs.size >= MOST_JOBS) throw busy();
      const id = randomUUID();
      const stop = runner.run(task, {
        checked: (result) => update(id, { checked: result }),
        progress(tried, total) {
          update(id, { tried, total });
          push({ name: 'bench.progress', data: { job: id, tried, total } });
        },
        done: (result) => finish(id, { name: 'bench.done', data: { ok: true, job: id, result } }),
        failed: (error) =>
          finish(id, { name: 'bench.done', data: { ok: false, job: id, error: toWire(error) } }),
      });
      jobs.set(id, { caller, stop, checked: null, tried: 0, total: 0 });
      return id;
    },
    cancel,
    close() {
      for (const { stop } of jobs.values()) stop();
      jobs.clear();
      runner.close();
    },
  };

  function update(id: string, news: Partial<Job>): void {
    const job = jobs.get(id);
    if (job) jobs.set(id, { ...job, ...news });
  }

  function finish(id: string, last: BenchPush): void {
    if (jobs.delete(id)) push(last);
  }
}

/** What was found out before a job was cancelled. */
function doneWith(job: string, { checked, tried, total }: Job): BenchPush {
  if (checked) {
    const result = { ...checked, search: { ...checked.search, tried, total } };
    return { name: 'bench.done', data: { ok: true, job, result } };
  }
  const error = toWire(new HookglassError('cancelled', 'The search for the cause was cancelled.'));
  return { name: 'bench.done', data: { ok: false, job, error } };
}

function busy(): HookglassError {
  return new HookglassError(
    'bench-busy',
    `${MOST_JOBS} signatures are being looked at already. Wait for one of them, or cancel it.`,
  );
}
