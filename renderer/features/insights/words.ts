import type { DriftCode, DriftField, DriftReport } from '../../../core/contract/drift-calls.ts';
import { type FieldState, fieldState } from '../../../core/contract/drift-words.ts';
import { formatCount, formatTime, plural, type Zone } from '../../ui/format.ts';
import type { GlyphName, Tone } from '../../ui/verdicts.ts';

export interface Mark {
  readonly glyph: GlyphName;
  readonly tone: Tone;
  readonly label: string;
}

const states: Readonly<Record<Exclude<FieldState, 'differs'>, Mark>> = {
  'seen-once': { glyph: 'dots', tone: 'faint', label: 'seen once' },
  'as-documented': { glyph: 'check', tone: 'good', label: 'as documented' },
  'never-seen': { glyph: 'minus', tone: 'faint', label: 'never seen' },
  learned: { glyph: 'dashed', tone: 'faint', label: 'learned' },
};
const differences: Readonly<Record<DriftCode, Mark>> = {
  missing: { glyph: 'cross', tone: 'bad', label: 'missing' },
  retyped: { glyph: 'cross', tone: 'bad', label: 'retyped' },
  'outside-set': { glyph: 'cross', tone: 'bad', label: 'outside set' },
  new: { glyph: 'bang', tone: 'warn', label: 'new' },
};

/** How a field stands to its document: a sign and its words. Of several differences the label names each. */
export function fieldMark(field: DriftField): Mark {
  const state = fieldState(field);
  if (state !== 'differs') return states[state];
  const alarms = field.findings.filter(({ alarm }) => alarm).map(({ code }) => differences[code]);
  const worst = alarms.find(({ tone }) => tone === 'bad') ?? differences.new;
  return { ...worst, label: alarms.map(({ label }) => label).join(', ') };
}

/** What a report says as a whole. */
export function reportMark(report: DriftReport): Pick<Mark, 'glyph' | 'tone'> {
  const marks = report.fields.map(fieldMark);
  if (report.alarms > 0) return marks.find(({ tone }) => tone === 'bad') ?? differences.new;
  const plain = report.documented && report.events > 0 && marks.every(({ glyph }) => glyph !== 'dots');
  return plain && report.events >= report.alarmFrom ? states['as-documented'] : states.learned;
}

/** "string", "number or null"; a set in its values, where there is one. */
export function documentedWords({ documented }: DriftField): string {
  if (!documented) return 'not documented';
  const { types, values } = documented;
  const kind = values
    ? values.map((value) => JSON.stringify(value)).join(' | ')
    : types.join(' | ') || 'any type';
  return documented.required ? kind : `optional ${kind}`;
}

/** "string", or "string 12, null 2" where there are several. */
export function typesWords({ types }: DriftField): string {
  const all = Object.entries(types).sort(([, a], [, b]) => b - a);
  if (all.length === 1) return all[0]?.[0] ?? '';
  return all.map(([type, count]) => `${type} ${formatCount(count)}`).join(', ');
}

export const presenceWords = ({ present, of }: DriftField): string =>
  `${formatCount(present)} of ${formatCount(of)}`;

/** Which events were looked at. `counted`: all that there were of the type. */
export function rangeWords(report: DriftReport, counted: number, zone: Zone, now: Date): string {
  const { events, from, to, otherForms } = report;
  if (!from || !to) return '';
  const at = (iso: string): string => formatTime(iso, zone, now);
  if (events === 1) return `Event #${to.seq}, ${at(to.receivedAt)}.`;
  const looked = otherForms.reduce((sum, form) => sum + form.events, events);
  const which =
    looked < counted ? `The newest ${formatCount(looked)} of ${plural(counted, 'event')}, from` : 'From';
  return `${which} #${from.seq}, ${at(from.receivedAt)}, to #${to.seq}, ${at(to.receivedAt)}.`;
}
