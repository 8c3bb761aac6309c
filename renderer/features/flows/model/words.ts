import type { DeliveryPolicy } from '../../../../core/contract/delivery.ts';
import type { RunAttempt, RunState, RunStep } from '../../../../core/contract/flow-runs.ts';
import type { FlowStep } from '../../../../core/contract/flows.ts';
import { waitWords } from '../../../../core/contract/wait-words.ts';
import type { GlyphName, Tone } from '../../../ui/verdicts.ts';

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
