import { z } from 'zod';
import { deliveryDetail } from './deliveries.ts';
import { endpointList } from './endpoint-calls.ts';
import { forwardAttempt, forwarding, targetHealth } from './forwarding.ts';
import { byId, nothing } from './inputs.ts';

const slug = z.string().max(200);
const healthList = z.object({ targets: z.array(targetHealth) });
export type HealthList = z.infer<typeof healthList>;

/** The most attempts that one push tells. */
export const FORWARD_ROWS = 200;

export const forwardCalls = {
  /** Counts at once. An error at a target names it in `details.target`, with `details.field`. */
  'forward.set': { input: z.strictObject({ slug, forwarding }), output: endpointList },
  'forward.health': { input: nothing, output: healthList },
  /** Forgets what waits at the targets of an endpoint. */
  'forward.clear': { input: z.strictObject({ slug }), output: healthList },
  /** Answers once nothing is under way or waits (what is paused does not count), or after so many milliseconds. */
  'forward.settle': {
    input: z.strictObject({ timeoutMs: z.number().int().min(0).max(600_000) }),
    output: z.object({ settled: z.boolean() }),
  },
  /** What was forwarded of a captured event, and the replays of it, the oldest first. */
  'deliveries.from': { input: byId, output: z.object({ deliveries: z.array(deliveryDetail) }) },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const forwardPushes = {
  /** How every target is doing, a few times a second while something happens. */
  'forward.health': healthList,
  'forward.attempts': z.object({ attempts: z.array(forwardAttempt) }),
} as const satisfies Record<string, z.ZodType>;
