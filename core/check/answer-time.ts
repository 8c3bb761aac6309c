import type { AnswerTimes } from '../contract/checks.ts';
import type { Answer, Outcome, Setup } from './case.ts';

export const ANSWER_TIME = {
  id: 'answer-time',
  title: 'Answers in time',
  expected: 'Every answer within the provider’s limit.',
  why: 'An answer that comes later counts as none: the event is sent again, though it was handled.',
} as const;

/** Percentiles by nearest rank; null where nothing was answered or waited for in vain. */
export function timesOf(answers: readonly Answer[], { limitMs, limitDocumented }: Setup): AnswerTimes | null {
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
    limitDocumented,
  };
}

/** A target that refused or was reset says nothing of how long its answers take. */
const isTimed = ({ status, error }: Answer): boolean => status !== null || error?.code === 'target-timeout';

export function judgeTimes(times: AnswerTimes | null): Outcome {
  if (!times) return { status: 'skip', observed: 'Nothing was answered.' };
  const { count, p50Ms, p95Ms, maxMs, limitMs, limitDocumented } = times;
  const figures = `${count} answers: p50 ${ms(p50Ms)}, p95 ${ms(p95Ms)}, at most ${ms(maxMs)}.`;
  if (maxMs <= limitMs)
    return {
      status: 'pass',
      observed: `${figures} The limit is ${ms(limitMs)}${limitDocumented ? '' : ', which no document gives'}.`,
    };
  return limitDocumented
    ? {
        status: 'fail',
        observed: `${figures} The documented limit is ${ms(limitMs)}: answer first, work afterwards.`,
      }
    : { status: 'warn', observed: `${figures} No document gives a limit; ours is ${ms(limitMs)}.` };
}

const ms = (value: number): string =>
  value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
