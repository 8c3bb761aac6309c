import type { AnswerTimes } from '../contract/checks.ts';
import type { Answer, Outcome, Setup } from './case.ts';

export const ANSWER_TIME = {
  id: 'answer-time',
  title: 'Answers in time',
  expected: 'Every answer within the provider’s limit.',
  why: 'An answer that comes later counts as none: the event is sent again, though it was handled.',
} as const;

/** Percentiles by nearest rank; null where nothing was answered or waited for in vain. */
export function timesOf(answers: readonly Answer[], { limitMs, limitFrom }: Setup): AnswerTimes | null {
  const times = answers.filter(isTimed).map(({ durationMs }) => durationMs);
  if (times.length === 0) return null;
  times.sort((a, b) => a - b);
  const rank = (share: number): number => times[Math.ceil(times.length * share) - 1] ?? 0;
  return {
    count: times.length,
    p50Ms: rank(0.5),
    p95Ms: rank(0.95),
    maxMs: rank(1),
    limitMs,
    limitFrom,
  };
}

/** A target that refused or was reset says nothing of how long its answers take. */
const isTimed = ({ status, error }: Answer): boolean => status !== null || error?.code === 'target-timeout';

/** Only a limit that nobody stands behind makes no failure of a late answer. */
export function judgeTimes(times: AnswerTimes | null): Outcome {
  if (!times) return { status: 'skip', observed: 'Nothing was answered.' };
  const { count, p50Ms, p95Ms, maxMs, limitMs, limitFrom } = times;
  const figures = `${count} answers: p50 ${ms(p50Ms)}, p95 ${ms(p95Ms)}, at most ${ms(maxMs)}.`;
  const limit = `${limitWords[limitFrom]} ${ms(limitMs)}`;
  if (maxMs <= limitMs) return { status: 'pass', observed: `${figures} ${limit}.` };
  return {
    status: limitFrom === 'default' ? 'warn' : 'fail',
    observed: `${figures} ${limit}: answer first, work afterwards.`,
  };
}

const limitWords = {
  document: 'The documented limit is',
  user: 'The limit that was given is',
  default: 'No document gives a limit; ours is',
} as const;

const ms = (value: number): string =>
  value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
