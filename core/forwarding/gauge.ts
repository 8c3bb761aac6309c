import type { TargetHealth } from '../contract/forwarding.ts';
import type { Attempt } from '../sender/attempt.ts';
import { MISSES_TO_DOWN, missed } from './rules.ts';

/** Seconds that the rate is taken over. */
const WINDOW = 10;

type Measured = Omit<
  TargetHealth,
  'endpoint' | 'target' | 'url' | 'paused' | 'waiting' | 'underWay' | 'dropped' | 'droppedBetween'
>;

/** How one target is doing. Moments are milliseconds since 1970, UTC. */
export interface Gauge {
  readonly down: boolean;
  /** Probes since it has been down. */
  readonly probes: number;
  /** `probing`: it was begun while the target was down. */
  attempt(attempt: Attempt, now: number, probing: boolean): void;
  /** An event has come to its end. */
  ended(ok: boolean, now: number): void;
  read(now: number): Measured;
}

export function createGauge(): Gauge {
  let misses = 0;
  let probes = 0;
  let last: Attempt | null = null;
  let failingSince: number | null = null;
  const count = { delivered: 0, failed: 0 };
  const perSecond = new Map<number, number>();

  return {
    get down() {
      return misses >= MISSES_TO_DOWN;
    },
    get probes() {
      return probes;
    },
    attempt(attempt, now, probing) {
      last = attempt;
      misses = missed(attempt) ? misses + 1 : 0;
      if (misses === 0) probes = 0;
      else if (probing) probes += 1;
      failingSince = attempt.ok ? null : (failingSince ?? now);
    },
    ended(ok, now) {
      count[ok ? 'delivered' : 'failed'] += 1;
      if (!ok) return;
      const second = Math.floor(now / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
      for (const old of perSecond.keys()) if (old <= second - WINDOW) perSecond.delete(old);
    },
    read(now) {
      const from = Math.floor(now / 1000) - WINDOW;
      const recent = [...perSecond].reduce((sum, [second, n]) => sum + (second > from ? n : 0), 0);
      return {
        state: last === null ? 'idle' : last.ok ? 'ok' : misses >= MISSES_TO_DOWN ? 'down' : 'failing',
        lastStatus: last?.response?.status ?? null,
        lastProblem: last?.error?.code ?? null,
        lastMs: last?.timings.totalMs ?? null,
        failingSince: failingSince === null ? null : new Date(failingSince).toISOString(),
        ...count,
        perSecond: recent / WINDOW,
      };
    },
  };
}
