import type { Limit } from '../../../../core/contract/keeping-calls.ts';

const DAY_MS = 86_400_000;
const MB = 1024 * 1024;

/** A limit as it is typed: days, events, megabytes; empty where there is none. */
export interface TypedLimit {
  readonly scope: string;
  readonly days: string;
  readonly events: string;
  readonly megabytes: string;
}

export function typedLimit(scope: string, limit: Limit | undefined): TypedLimit {
  return {
    scope,
    days: written(limit?.maxAgeMs, DAY_MS),
    events: written(limit?.maxEvents, 1),
    megabytes: written(limit?.maxBytes, MB),
  };
}

/** The limits that were typed, or the field that is wrong, in words. */
export function readLimits(typed: readonly TypedLimit[]): { limits: Limit[] } | { problem: string } {
  const limits: Limit[] = [];
  for (const { scope, days, events, megabytes } of typed) {
    const [maxAgeMs, maxEvents, maxBytes] = [amount(days, DAY_MS), amount(events, 1), amount(megabytes, MB)];
    if (maxAgeMs === undefined) return { problem: `"${days}" is no number of days above 0.` };
    if (maxEvents === undefined) return { problem: `"${events}" is no whole number of events above 0.` };
    if (maxBytes === undefined) return { problem: `"${megabytes}" is no number of megabytes above 0.` };
    limits.push({ scope, maxAgeMs, maxEvents, maxBytes });
  }
  return { limits: limits.filter((limit) => limit.maxAgeMs ?? limit.maxEvents ?? limit.maxBytes) };
}

/** null where nothing is typed, undefined where it is no amount. */
function amount(text: string, unit: number): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const pattern = unit === 1 ? /^\d{1,12}$/ : /^\d{1,9}(\.\d{1,6})?$/;
  const value = pattern.test(trimmed) ? Math.round(Number(trimmed) * unit) : 0;
  return value > 0 ? value : undefined;
}

const written = (value: number | null | undefined, unit: number): string =>
  value === null || value === undefined ? '' : String(Math.round((value / unit) * 1_000_000) / 1_000_000);
