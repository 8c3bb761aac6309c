import { performance } from 'node:perf_hooks';

/** Time, handed in so that tests can own it. */
export interface Clock {
  /** Wall clock, milliseconds since 1970, UTC. May jump when the system's clock is set. */
  now(): number;
  /** Milliseconds from an arbitrary start, with fractions; never goes back. For durations. */
  monotonic(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};
