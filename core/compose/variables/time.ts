import { found, type Lookup, missing } from './scope.ts';

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `now`, `now.unix`, `now.ms`, each with `+` or `-` and durations behind it: `now-5m`, `now.unix+1h30m`. */
const NOW = /^now(?:\.(unix|ms))?(?:\s*([+-])\s*((?:\d{1,9}(?:ms|[smhd]))+))?$/;

/** null where the expression is no time at all. */
export function timeValue(expression: string, now: number): Lookup | null {
  if (!/^now(?![A-Za-z])/.test(expression)) return null;
  const [match, form, sign, duration = ''] = NOW.exec(expression) ?? [];
  if (match === undefined)
    return missing(
      'A time is now, now.unix or now.ms, with + or - and a duration such as 5m or 1h30m (ms, s, m, h, d).',
    );
  const at = now + (sign === '-' ? -1 : 1) * milliseconds(duration);
  if (form === 'unix') return found(Math.floor(at / 1000));
  if (form === 'ms') return found(Math.trunc(at));
  return Math.abs(at) <= 8.64e15 ? found(new Date(at).toISOString()) : missing('This time is too far away.');
}

function milliseconds(duration: string): number {
  return [...duration.matchAll(/(\d+)(ms|[smhd])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit as keyof typeof UNITS] ?? 0),
    0,
  );
}
