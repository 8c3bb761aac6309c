import type { BenchStep } from '../../bench/bench.ts';
import type { Clock } from '../../clock.ts';
import { type BenchListener, PROGRESS_EVERY_MS } from './runner.ts';

/** Tells a run's steps to its listener, and of its progress only as much as is of use. */
export function stepTeller(
  clock: Clock,
  listener: Pick<BenchListener, 'checked' | 'progress'>,
): (step: BenchStep) => void {
  let next = clock.monotonic() + PROGRESS_EVERY_MS;
  return (step) => {
    if (step.kind === 'checked') {
      listener.checked(step.result);
      return;
    }
    const now = clock.monotonic();
    if (now < next) return;
    next = now + PROGRESS_EVERY_MS;
    listener.progress(step.tried, step.total);
  };
}
