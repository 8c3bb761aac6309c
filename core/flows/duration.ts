import type { Flow } from '../contract/flows.ts';
import { type Choices, walk } from './walk.ts';

/** How long a run takes at the provider's own speed where every step is delivered at once. Milliseconds; the first step does not wait. */
export function durationMs(flow: Flow, choices: Choices): number {
  return walk(flow, choices)
    .slice(1)
    .reduce((sum, { delayMs }) => sum + delayMs, 0);
}
