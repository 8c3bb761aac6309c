import type { BenchTask } from '../../bench/task.ts';
import type { BenchResult } from '../../contract/bench-calls.ts';
import type { HookglassError } from '../../contract/errors.ts';

/** What a run tells, in this order. After `done` or `failed`, and after a stop, nothing more comes. */
export interface BenchListener {
  /** What is known before the search; told where there is one. */
  checked(result: BenchResult): void;
  progress(tried: number, total: number): void;
  done(result: BenchResult): void;
  failed(error: HookglassError): void;
}

export interface BenchRunner {
  /** Runs one task. The way to stop it at once comes back. */
  run(task: BenchTask, listener: BenchListener): () => void;
  /** Ends what waits for another task. */
  close(): void;
}

/** Progress is told this often at most, in milliseconds, and not before this long: what is faster needs none. */
export const PROGRESS_EVERY_MS = 100;
