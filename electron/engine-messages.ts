import { z } from 'zod';
import { port } from '../core/contract/calls.ts';
import { wireError } from '../core/contract/errors.ts';
import { eventSummary } from '../core/contract/models.ts';
import { receiverLimits } from '../core/contract/receiver-limits.ts';
import { notice, receiverState } from '../core/contract/state.ts';
import { vaultReplies, vaultRequests, vaultSnapshot } from '../core/vault/messages.ts';
import { tunnelReport, tunnelRequest } from './tunnel/messages.ts';

/** What the main process says to the engine's process. Ports travel beside a `port` message. Some of it is secret: none is logged. */
export const toEngine = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('init'),
    dataDir: z.string().min(1),
    /** Begins with a history in memory: the engine before it had one when it died. */
    incognito: z.boolean(),
    version: z.string(),
    receiver: z.object({ port, host: z.string(), limits: receiverLimits }),
    vault: vaultSnapshot,
    notices: z.array(notice),
    tunnel: z.enum(['as-set', 'on', 'off']),
    watch: z.string().nullable(),
  }),
  /** Which arrivals the main process wants to hear of, in the language of the search; null: of none. */
  z.object({ type: z.literal('watch'), query: z.string().nullable() }),
  z.object({ type: z.literal('capture'), on: z.boolean() }),
  z.object({ type: z.literal('port') }),
  z.object({ type: z.literal('close') }),
  /** The computer is back from sleep. */
  z.object({ type: z.literal('resumed') }),
  ...vaultReplies,
  z.object({ type: z.literal('tunnel'), report: tunnelReport }),
]);
export type ToEngine = z.infer<typeof toEngine>;
export type EngineInit = Extract<ToEngine, { type: 'init' }>;

/** What the engine's process says to the main process. */
export const fromEngine = z.discriminatedUnion('type', [
  z.object({ type: z.literal('up') }),
  z.object({ type: z.literal('receiver'), state: receiverState }),
  z.object({ type: z.literal('incognito'), on: z.boolean() }),
  z.object({ type: z.literal('capture'), on: z.boolean() }),
  /** So many arrivals that are watched for since the last such message. */
  z.object({ type: z.literal('watched'), newest: eventSummary, count: z.number().int() }),
  ...vaultRequests,
  z.object({ type: z.literal('tunnel'), request: tunnelRequest }),
  /** Whether somebody wants the tunnel open, for the engine's next life. */
  z.object({ type: z.literal('tunnel-wanted'), on: z.boolean() }),
  /** It cannot start, and starting again will not help until the user has done something. */
  z.object({ type: z.literal('failed'), error: wireError }),
]);
export type FromEngine = z.infer<typeof fromEngine>;
