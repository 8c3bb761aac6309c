import type { Flow } from '../contract/flows.ts';
import { type Choices, walk } from './walk.ts';

/** How long a run takes at the provider's own speed where every step is delivered at once. Milliseconds; the first step does not wait. */
export function durationMs(flow: Flow, choices: Choices): number {
  return walk(flow, choices)
    .slice(1)
    .reduce((sum, { delayMs }) => sum + delayMs, 0);
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** In at most two units, such as `9 d` or `1 h 30 min`. */
export function durationWords(ms: number): string {
  let left = Math.round(ms / 1_000) * 1_000;
  const parts = units.flatMap(([name, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${name}`];
  });
  return parts.length === 0 ? '0 s' : parts.slice(0, 2).join(' ');
}
