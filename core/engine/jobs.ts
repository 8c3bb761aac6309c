import type { Clock } from '../clock.ts';
import { HookglassError } from '../contract/errors.ts';
import type { JobProgress } from '../contract/job-calls.ts';

/** Milliseconds that a job works before what arrived meanwhile has its turn. */
const TURN_MS = 5;
/** Milliseconds between two pushes of one job's progress. */
const PUSH_MS = 100;

/** What work sees of the job that runs it. */
export interface Job {
  /** Aborted with the cancellation, for work that waits for others. */
  readonly signal: AbortSignal;
  /**
   * To be awaited often: says how far the work is and lets the event loop turn where the work had its time. Rejects with
   * `job-cancelled` once the job is cancelled or the engine closes.
   */
  step(done: number, total: number | null): Promise<void>;
}

/** Work that takes longer than a turn of the event loop, beside the capture. */
export interface Jobs {
  /** `name` is the one to cancel it by; null: it ends by itself or with the engine. Rejects with what the work throws. */
  run<T>(name: string | null, work: (job: Job) => Promise<T>): Promise<T>;
  /** A name that nobody runs is no error: the job may have ended meanwhile. */
  cancel(name: string): void;
  /** Cancels all. */
  close(): void;
}

export function createJobs(clock: Clock, onProgress: (progress: JobProgress) => void): Jobs {
  const running = new Map<symbol, Running>();
  const cancel = (isMeant: (name: string | null) => boolean): void => {
    for (const job of running.values()) if (isMeant(job.name)) job.controller.abort();
  };
  return {
    async run(name, work) {
      const key = Symbol('job');
      const state = { name, controller: new AbortController() };
      if (name !== null && [...running.values()].some((job) => job.name === name)) throw nameTaken(name);
      running.set(key, state);
      try {
        return await work(createJob(state, clock, onProgress));
      } finally {
        running.delete(key);
      }
    },
    cancel: (name) => cancel((other) => other === name),
    close: () => cancel(() => true),
  };
}

interface Running {
  readonly name: string | null;
  readonly controller: AbortController;
}

function createJob(
  { name, controller: { signal } }: Running,
  clock: Clock,
  onProgress: (progress: JobProgress) => void,
): Job {
  let turnFrom = clock.monotonic();
  let pushedAt = Number.NEGATIVE_INFINITY;
  return {
    signal,
    async step(done, total) {
      const now = clock.monotonic();
      if (name !== null && now - pushedAt >= PUSH_MS) {
        pushedAt = now;
        onProgress({ job: name, done, total });
      }
      if (now - turnFrom >= TURN_MS) {
        await nextTurn();
        turnFrom = clock.monotonic();
      }
      if (signal.aborted) throw new HookglassError('job-cancelled', 'It was cancelled.');
    },
  };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function nameTaken(name: string): HookglassError {
  return new HookglassError('bad-argument', `A job named "${name}" is running already.`);
}
