const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

const sizes = new Map<string, number>([...units, ['ms', 1]]);

/** Milliseconds of a wait as a person types it: `2 d`, `1 h 30 min`, `0.5 s`; a number alone is seconds. null for anything else. */
export function readWait(text: string): number | null {
  if (!/^\s*\d+(\.\d+)?\s*(([a-z]+\s*\d+(\.\d+)?\s*)*[a-z]+)?\s*$/.test(text)) return null;
  let sum = 0;
  for (const [, count, unit = 's'] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)?/g)) {
    const size = sizes.get(unit);
    if (size === undefined) return null;
    sum += Number(count) * size;
  }
  const ms = Math.round(sum);
  return Number.isSafeInteger(ms) ? ms : null;
}

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
