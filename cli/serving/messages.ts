import { z } from 'zod';
import { wireError } from '../../core/contract/errors.ts';
import { durability } from '../../core/contract/operation-calls.ts';
import { ownProviderProblem } from '../../core/contract/own-provider-calls.ts';
import { vaultRequests, vaultSnapshot } from '../../core/vault/messages.ts';

/**
 * What the command tells the process that serves, in its first message: everything it needs, so that the next one can take
 * its place. Not on its command line, which others on this computer can read.
 */
export const servingOptions = z.object({
  dataDir: z.string().nullable(),
  /** Begins with a history in memory: the process before it had one when it died. */
  incognito: z.boolean(),
  /** For this run; null leaves it to the history. */
  durability: durability.nullable(),
  fixturesDir: z.string(),
  interfaceDir: z.string(),
  version: z.string(),
  interfacePort: z.number().int(),
  receiverPort: z.number().int(),
  token: z.string().min(20),
  tunnel: z.enum(['as-set', 'on', 'off']),
  vault: vaultSnapshot,
});
export type ServingOptions = z.infer<typeof servingOptions>;

/**
 * What it answers: its report, once; what is to be kept of its secrets; and what is wrong with the user's own providers, now
 * and whenever that changes.
 */
export const servingReport = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    interfacePort: z.number().int(),
    receiverPort: z.number().int(),
    receiverUrl: z.string().nullable(),
    /** Why there is no receiver; the interface offers the way out. */
    receiverProblem: z.string().nullable(),
  }),
  z.object({ type: z.literal('own-providers'), problems: z.array(ownProviderProblem) }),
  /** Whether somebody wants the tunnel open, for the next process. */
  z.object({ type: z.literal('tunnel-wanted'), on: z.boolean() }),
  z.object({ type: z.literal('incognito'), on: z.boolean() }),
  z.object({ type: z.literal('failed'), error: wireError }),
  ...vaultRequests,
]);
export type ServingReport = z.infer<typeof servingReport>;
