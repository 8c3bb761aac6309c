import { z } from 'zod';

/** What waits are divided by, between steps and between attempts; `max` does not wait. A time-out is never divided. */
export const speed = z.union([z.literal('max'), z.number().positive().max(1e9)]);
export type Speed = z.infer<typeof speed>;

/** A wait of the provider's as it is really waited. Milliseconds. */
export const compressed = (ms: number, by: Speed): number => (by === 'max' ? 0 : ms / by);
