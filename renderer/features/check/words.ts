import type { AnswerTimes, CaseResult, CaseStatus } from '../../../core/contract/checks.ts';
import { formatDuration } from '../../ui/format.ts';
import type { GlyphName, Tone } from '../../ui/verdicts.ts';

export const statusVerdicts: Readonly<Record<CaseStatus, { glyph: GlyphName; tone: Tone; label: string }>> = {
  pass: { glyph: 'check', tone: 'good', label: 'Passed' },
  fail: { glyph: 'cross', tone: 'bad', label: 'Failed' },
  warn: { glyph: 'bang', tone: 'warn', label: 'Warning' },
  skip: { glyph: 'minus', tone: 'faint', label: 'Skipped' },
};

const limitNotes = { document: 'documented', user: 'yours', default: 'not documented' } as const;

export function timesSentence({ p50Ms, p95Ms, maxMs, limitMs, limitFrom }: AnswerTimes): string {
  const [p50, p95, most, limit] = [p50Ms, p95Ms, maxMs, limitMs].map(formatDuration);
  return `p50 ${p50} · p95 ${p95} · at most ${most} of ${limit} (${limitNotes[limitFrom]})`;
}

/** How long the slowest answer of a case took; null where nothing was sent. */
export function slowestOf({ evidence }: CaseResult): number | null {
  return evidence.length === 0 ? null : Math.max(...evidence.map(({ durationMs }) => durationMs));
}

export const count = (cases: readonly CaseResult[], status: CaseStatus): number =>
  cases.filter((one) => one.status === status).length;
