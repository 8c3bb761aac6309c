import { createHistogram } from 'node:perf_hooks';
import type { RepeatOutcome, RepeatReport } from '../contract/repeats.ts';
import type { Attempt } from './attempt.ts';

/** Counts attempts in memory that does not grow with them. */
export interface Tally {
  readonly sent: number;
  readonly failed: number;
  count(attempt: Attempt): void;
  report(about: Pick<RepeatReport, 'asked' | 'seconds' | 'cancelled'>): RepeatReport;
}

/** The histogram counts whole numbers above 0: times are kept in microseconds. */
const PER_MS = 1_000;

export function createTally(): Tally {
  const times = createHistogram();
  const outcomes = new Map<string, RepeatOutcome>();
  let sent = 0;
  let ok = 0;
  return {
    get sent() {
      return sent;
    },
    get failed() {
      return sent - ok;
    },
    count({ response, error, timings, ...attempt }) {
      sent += 1;
      if (attempt.ok) ok += 1;
      const how = { status: response?.status ?? null, problem: error?.code ?? null };
      const key = JSON.stringify(how);
      outcomes.set(key, { ...how, count: (outcomes.get(key)?.count ?? 0) + 1 });
      if (response) times.record(Math.max(1, Math.round(timings.totalMs * PER_MS)));
    },
    report: (about) => ({
      ...about,
      sent,
      ok,
      outcomes: [...outcomes.values()].sort((a, b) => b.count - a.count),
      times: times.count === 0 ? null : percentilesOf(times),
    }),
  };
}

function percentilesOf(times: ReturnType<typeof createHistogram>): NonNullable<RepeatReport['times']> {
  const at = (percent: number): number => Math.min(times.percentile(percent), times.max) / PER_MS;
  return { p50Ms: at(50), p95Ms: at(95), p99Ms: at(99), maxMs: times.max / PER_MS };
}
