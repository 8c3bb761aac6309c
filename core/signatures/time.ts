import type { TimestampUnit, Tolerance } from './scheme.ts';

/** ISO 8601 with a zone, as `Date` writes it or with an offset. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Milliseconds since 1970, UTC; null where the text is no time in this unit. */
export function readTimestamp(text: string, unit: TimestampUnit): number | null {
  if (unit === 'iso') {
    const ms = ISO.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(ms) ? null : ms;
  }
  if (!/^\d{1,15}$/.test(text)) return null;
  return Number(text) * (unit === 's' ? 1000 : 1);
}

/** How a time is written. `ms` are milliseconds since 1970, UTC. */
export function writeTimestamp(ms: number, unit: TimestampUnit): string {
  if (unit === 'iso') return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
  return String(unit === 's' ? Math.floor(ms / 1000) : Math.floor(ms));
}

const NEAR_MS = 24 * 60 * 60 * 1000;

const isNear = (ms: number | null, now: number): boolean => ms !== null && Math.abs(ms - now) <= NEAR_MS;

/** Another unit in which the text is a time within a day of now; null where there is none, or where it is one as it stands. */
export function likelierUnit(text: string, unit: TimestampUnit, now: number): TimestampUnit | null {
  if (isNear(readTimestamp(text, unit), now)) return null;
  for (const other of ['s', 'ms', 'iso'] as const) {
    if (other === unit) continue;
    if (isNear(readTimestamp(text, other), now)) return other;
  }
  return null;
}

/** Seconds from signing to now, whole: above 0 it is past. */
export function skewSeconds(signedAt: number, now: number): number {
  return Math.trunc((now - signedAt) / 1000);
}

/** On which side a skew is outside the tolerance; null where it is inside. */
export function outsideOf(tolerance: Tolerance, skewS: number): 'past' | 'future' | null {
  if (tolerance.pastS !== null && skewS > tolerance.pastS) return 'past';
  if (tolerance.futureS !== null && -skewS > tolerance.futureS) return 'future';
  return null;
}
