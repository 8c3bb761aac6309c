import type { DeliveryPolicy } from '../../../../core/contract/delivery.ts';
import type { RunAttempt, RunState, RunStep } from '../../../../core/contract/flow-runs.ts';
import type { FlowStep } from '../../../../core/contract/flows.ts';
import type { GlyphName, Tone } from '../../../ui/verdicts.ts';

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** A wait, in at most two units: `2 d`, `1 h 30 min`, `5 s`, `300 ms`. */
export function waitWords(ms: number): string {
  if (ms > 0 && ms < 1_000) return `${Math.max(1, Math.round(ms))} ms`;
  let left = Math.round(ms / 1_000) * 1_000;
  const parts = units.flatMap(([name, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${name}`];
  });
  return parts.slice(0, 2).join(' ') || '0 s';
}

export const documentedWords = (documented: boolean): string =>
  documented ? 'documented' : 'not documented: a setting';

/** Where a step's wait comes from, on its box. */
export const delayWords = ({ delayMs, delayDocumented }: FlowStep): string =>
  delayMs === 0 ? 'at once' : `after ${waitWords(delayMs)}${delayDocumented ? '' : ' (setting)'}`;

export interface Mark {
  readonly glyph: GlyphName;
  readonly tone: Tone;
  readonly words: string;
}

const attemptsOf = (count: number): string => (count > 1 ? `, ${count} attempts` : '');

/** How far a step is. */
export function stepMark(step: RunStep | undefined, running: boolean): Mark | null {
  if (!step) return null;
  if (step.status === 'current')
    return running
      ? { glyph: 'dots', tone: 'faint', words: `now${attemptsOf(step.attempts)}` }
      : { glyph: 'minus', tone: 'faint', words: 'not finished' };
  if (step.status !== 'delivered')
    return {
      glyph: 'cross',
      tone: 'bad',
      words: `${step.status === 'gone' ? 'ended by 410' : 'not delivered'}${attemptsOf(step.attempts)}`,
    };
  return step.duplicate === null
    ? { glyph: 'check', tone: 'good', words: `delivered${attemptsOf(step.attempts)}` }
    : { glyph: 'bang', tone: 'warn', words: 'delivered twice' };
}

export function attemptMark({ ok, status, error, repeats }: RunAttempt): Mark {
  if (ok && repeats) return { glyph: 'bang', tone: 'warn', words: `${status}, so a duplicate` };
  if (ok) return { glyph: 'check', tone: 'good', words: String(status) };
  if (status !== null) return { glyph: 'cross', tone: 'bad', words: String(status) };
  const words = error?.code === 'target-timeout' ? 'time-out' : (error?.code ?? 'no answer');
  return { glyph: 'cross', tone: 'bad', words };
}

const endings: Readonly<Record<RunState['status'], string>> = {
  running: 'Running',
  paused: 'Paused',
  choosing: 'Waiting for your choice',
  delivered: 'All steps delivered',
  failed: 'Not all steps were delivered',
  stopped: 'Stopped',
  broken: 'It could not go on',
};
export const statusWords = ({ status }: RunState): string => endings[status];

/** The policy in a line. */
export function policyWords({ label, timeoutMs, retry }: DeliveryPolicy): string {
  const timeout = `${label}: ${waitWords(timeoutMs.value)} time-out`;
  if (retry.kind === 'none') return `${timeout}, never sent again`;
  if (retry.kind === 'delays') return `${timeout}, sent again up to ${retry.delaysMs.value.length} times`;
  return `${timeout}, exponential retries for ${waitWords(retry.forMs.value)}`;
}
