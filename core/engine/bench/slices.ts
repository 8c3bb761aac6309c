import { bench } from '../../bench/bench.ts';
import type { Clock } from '../../clock.ts';
import { toHookglassError } from '../../contract/errors.ts';
import { stepTeller } from './progress.ts';
import type { BenchRunner } from './runner.ts';

/** How long a slice keeps the thread, in milliseconds. */
const SLICE_MS = 8;

/**
 * Runs a task on this thread, in slices between which other work comes to its turn: for tests and for hosts without a
 * built worker. A step over a large body is longer than a slice, so the app itself uses the worker.
 */
export function sliceRunner(clock: Clock): BenchRunner {
  const run: BenchRunner['run'] = (task, listener) => {
    const going = bench(task);
    const tell = stepTeller(clock, listener);
    let next: NodeJS.Immediate | null = null;
    const slice = (): void => {
      const end = clock.monotonic() + SLICE_MS;
      try {
        do {
          const step = going.next();
          if (step.done) {
            listener.done(step.value);
            return;
          }
          tell(step.value);
        } while (clock.monotonic() < end);
        next = setImmediate(slice);
      } catch (thrown) {
        listener.failed(toHookglassError(thrown));
      }
    };
    next = setImmediate(slice);
    return () => {
      if (next) clearImmediate(next);
    };
  };
  return { run, close: () => undefined };
}
