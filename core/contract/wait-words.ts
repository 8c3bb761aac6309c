const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

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
