import { z } from 'zod';
import { nothing } from './inputs.ts';
import { receiverLimits } from './receiver-limits.ts';

/**
 * What a commit outlives. `crash`: the end of this program and of every other. `power-loss`: also that of the system and of the
 * current, at the price of a wait for the disk with each commit.
 */
export const durability = z.enum(['crash', 'power-loss']);
export type Durability = z.infer<typeof durability>;

/** How the receiver and the history work. Kept in the history. */
export const operation = z.object({ limits: receiverLimits, durability });
export type Operation = z.infer<typeof operation>;

export const operationState = operation.extend({
  /** The command line chose the durability for this run: it cannot be changed meanwhile. */
  durabilityGiven: z.boolean(),
  /** The history is in memory: nothing of it outlives this run. */
  inMemory: z.boolean(),
});
export type OperationState = z.infer<typeof operationState>;

/** Each answers with what is true then. */
export const operationCalls = {
  'operation.get': { input: nothing, output: operationState },
  /**
   * Other limits start the receiver anew at its port: connections that are open are ended, nothing that was acknowledged is lost.
   * Another durability holds from the next commit on.
   */
  'operation.set': {
    input: z.strictObject({ limits: receiverLimits.optional(), durability: durability.optional() }),
    output: operationState,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const operationPushes = {
  'operation.changed': operationState,
} as const satisfies Record<string, z.ZodType>;
