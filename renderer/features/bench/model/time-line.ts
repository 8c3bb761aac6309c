import type { TracedTime } from '../../../../core/contract/signature-trace.ts';
import type { Tone } from '../../../ui/verdicts.ts';

/** Places on a line, in per cent from its left end. */
export interface TimeLine {
  readonly signed: number;
  readonly now: number;
  /** What is allowed around now; null where the scheme sets no limit at all. An open side reaches the line's end. */
  readonly band: { readonly from: number; readonly to: number } | null;
  /** The time of signing is so far away that the line is broken before it. */
  readonly broken: boolean;
}

const EDGE = 6;
/** Beyond so many tolerances the band would be too narrow to be seen. */
const FARTHEST = 8;
/** Without a tolerance, the line is as long as this at least. */
const SHORTEST_S = 60;

/** null where the text is no time. */
export function timeLine({
  skewS,
  pastS,
  futureS,
}: Omit<TracedTime, 'text' | 'now' | 'signedAt'>): TimeLine | null {
  if (skewS === null) return null;
  const unit = Math.max(pastS ?? 0, futureS ?? 0);
  const reach = unit > 0 ? FARTHEST * unit : Number.POSITIVE_INFINITY;
  const signedS = -Math.max(-reach, Math.min(reach, skewS));
  const shortest = unit > 0 ? 0 : SHORTEST_S;
  const left = Math.min(signedS, -(pastS ?? 0), -shortest);
  const right = Math.max(signedS, futureS ?? 0, shortest);
  const place = (seconds: number): number => EDGE + ((seconds - left) / (right - left)) * (100 - 2 * EDGE);
  const limited = pastS !== null || futureS !== null;
  return {
    signed: place(signedS),
    now: place(0),
    band: limited
      ? { from: pastS === null ? 0 : place(-pastS), to: futureS === null ? 100 : place(futureS) }
      : null,
    broken: Math.abs(skewS) > reach,
  };
}

export interface TimeWords {
  readonly tone: Extract<Tone, 'good' | 'bad' | 'faint'>;
  readonly text: string;
}

/** "412 s late, tolerance 300 s". */
export function timeWords({
  skewS,
  pastS,
  futureS,
}: Pick<TracedTime, 'skewS' | 'pastS' | 'futureS'>): TimeWords {
  if (skewS === null) return { tone: 'bad', text: 'The timestamp is no time that this scheme can read' };
  const past = skewS >= 0;
  const limit = past ? pastS : futureS;
  const said = skewWords(skewS);
  if (pastS === null && futureS === null)
    return { tone: 'faint', text: `${said}; no tolerance is documented` };
  if (limit === null) return { tone: 'good', text: `${said}; no limit on that side` };
  const late = Math.abs(skewS) > limit;
  return { tone: late ? 'bad' : 'good', text: `${said}, tolerance ${seconds(limit)}` };
}

function skewWords(skewS: number): string {
  const whole = Math.round(skewS);
  if (whole === 0) return 'signed as it arrived';
  return whole > 0 ? `${seconds(whole)} late` : `${seconds(-whole)} early`;
}

const DAY = 86_400;

function seconds(count: number): string {
  const exact = `${count.toLocaleString('en')} s`;
  if (count < 120) return exact;
  const [value, unit] =
    count < 7200 ? [count / 60, 'min'] : count < 2 * DAY ? [count / 3600, 'h'] : [count / DAY, 'days'];
  const rounded = Math.round(value);
  return rounded === value ? `${exact} (${rounded} ${unit})` : `${exact} (about ${rounded} ${unit})`;
}
