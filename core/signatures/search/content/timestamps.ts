import { unitNames } from '../../names.ts';
import type { TimestampUnit } from '../../scheme.ts';
import { readTimestamp, writeTimestamp } from '../../time.ts';
import { mistake } from '../mistake.ts';
import type { Change } from './draft.ts';

const units: readonly TimestampUnit[] = ['s', 'ms', 'iso'];

/** The time of signing as another unit writes it: signed so, while the header has the scheme's, or the other way round. */
export function timestampChanges(text: string | null, due: TimestampUnit): Change[] {
  if (text === null) return [];
  const texts = units.flatMap((from) => {
    const ms = plausible(text, from);
    if (ms === null) return [];
    const written = units.map((to) => ({ to, written: writeTimestamp(ms, to) }));
    return [...written, { to: 'iso' as const, written: new Date(ms).toISOString() }];
  });
  return texts
    .filter(
      (one, index) =>
        one.written !== text && texts.findIndex((other) => other.written === one.written) === index,
    )
    .map(({ to, written }) => ({
      side: 'time',
      mistakes: [mistake('timestamp-unit', { found: unitNames[to], due: unitNames[due] })],
      apply: ({ parts, source }) => ({ parts, source: { ...source, timestamp: written } }),
    }));
}

const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2100, 0);

/** Milliseconds since 1970 where the text is a time of this century in that unit. */
function plausible(text: string, unit: TimestampUnit): number | null {
  const ms = readTimestamp(text, unit);
  return ms !== null && ms >= EARLIEST && ms < LATEST ? ms : null;
}
