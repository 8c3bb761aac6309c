import type { TracedTime } from '../contract/signature-trace.ts';
import { type Diagnosis, diagnose } from './diagnoses/diagnoses.ts';
import type { Facts } from './diagnoses/entry.ts';
import type { Heads } from './heads.ts';
import { secondsWords, unitNames } from './names.ts';
import type { Scheme, TimestampUnit, Tolerance } from './scheme.ts';
import { likelierUnit, outsideOf, readTimestamp, skewSeconds } from './time.ts';

export interface TimeCheck {
  readonly trace: TracedTime | null;
  readonly diagnoses: readonly Diagnosis[];
}

/** Holds the time of signing against the time of arrival (`now`, milliseconds since 1970, UTC). */
export function checkTime(scheme: Scheme, heads: Heads, now: number): TimeCheck {
  const text = heads.timestamp;
  if (scheme.timestamp === null || text === null) return { trace: null, diagnoses: [] };
  const { unit } = scheme.timestamp;
  const signedAt = readTimestamp(text, unit);
  const skewS = signedAt === null ? null : skewSeconds(signedAt, now);
  const { pastS, futureS } = scheme.tolerance ?? { pastS: null, futureS: null };
  const header = heads.timestampHeader?.name ?? heads.signature?.name;
  const facts: Facts = { ...(header === undefined ? {} : { header }), due: unitNames[unit] };
  return {
    trace: { text, signedAt, now, skewS, pastS, futureS },
    diagnoses: judgeTime({ text, unit, skewS, tolerance: scheme.tolerance, now, facts }),
  };
}

interface Reading {
  readonly text: string;
  readonly unit: TimestampUnit;
  /** null where the text is no time in that unit. */
  readonly skewS: number | null;
  readonly tolerance: Tolerance | null;
  readonly now: number;
  readonly facts: Facts;
}

function judgeTime({ text, unit, skewS, tolerance, now, facts }: Reading): Diagnosis[] {
  // Where no tolerance is documented the time is signed, but not judged.
  const severity = tolerance === null ? 'warning' : 'error';
  const side = skewS === null || tolerance === null ? null : outsideOf(tolerance, skewS);
  const other = likelierUnit(text, unit, now);
  const unitIs = (weight: 'error' | 'warning'): Diagnosis[] =>
    other ? [diagnose('timestamp-unit', { ...facts, found: unitNames[other] }, weight)] : [];
  // Of a scheme that limits no future, milliseconds for seconds are allowed: told, and no reason to refuse.
  if (skewS !== null && side === null) return unitIs('warning');
  const wrongUnit = unitIs(severity);
  if (skewS === null) {
    const reason = text === '' ? 'It is empty.' : `It is no time in ${unitNames[unit]}.`;
    return other ? wrongUnit : [diagnose('timestamp-malformed', { ...facts, reason }, severity)];
  }
  const limit = side === 'past' ? tolerance?.pastS : tolerance?.futureS;
  const words = { skew: secondsWords(skewS), ...(limit == null ? {} : { limit: secondsWords(limit) }) };
  return [...wrongUnit, diagnose(side === 'past' ? 'timestamp-stale' : 'timestamp-future', words)];
}
