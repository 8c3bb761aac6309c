import type { Clock } from '../../clock.ts';

/** Arrivals a second from which the machine is left to the capture, and how much may wait then. */
const BUSY = 500;
const MOST_WAITING = 200_000;
const WINDOW_MS = 1_000;

export interface Pace {
  arrived(last: number): void;
  /** Milliseconds to wait before the next piece of indexing, which took `tookMs` the last time; `until` is indexed. */
  rest(until: number, tookMs: number): number;
}

/**
 * Indexing is never worth a slower capture: while much arrives it waits, and otherwise it leaves as much time as it takes.
 * What is not indexed yet is found all the same, by reading.
 */
export function createPace(clock: Clock, first: number): Pace {
  let last = first;
  let from = { last: first, at: clock.monotonic() };
  let rate = 0;
  const measure = (): void => {
    const now = clock.monotonic();
    if (now - from.at < WINDOW_MS) return;
    rate = ((last - from.last) * 1_000) / (now - from.at);
    from = { last, at: now };
  };
  return {
    arrived(next) {
      measure();
      last = Math.max(last, next);
    },
    rest(until, tookMs) {
      measure();
      const isBusy = Math.max(rate, last - from.last) > BUSY;
      if (!isBusy) return tookMs;
      return last - until > MOST_WAITING ? tookMs * 4 : WINDOW_MS;
    },
  };
}
