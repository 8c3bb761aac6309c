import { z } from 'zod';
import { wireError } from './errors.ts';

/** The local receiver. `failed` keeps what was asked for and, where one was found, the next free port. */
export const receiverState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('stopped') }),
  z.object({ status: z.literal('listening'), url: z.string(), host: z.string(), port: z.number().int() }),
  z.object({
    status: z.literal('failed'),
    host: z.string(),
    port: z.number().int(),
    nextFreePort: z.number().int().nullable(),
    error: wireError,
  }),
]);
export type ReceiverState = z.infer<typeof receiverState>;

/** Something the user should know that is no answer to a click: it stays until it is dismissed. */
export const notice = z.object({
  id: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  title: z.string(),
  text: z.string(),
});
export type Notice = z.infer<typeof notice>;

export const vaultState = z.object({
  /** Where secrets would be kept: the system's own store, or this process's memory only. */
  kind: z.enum(['system', 'memory']),
  detail: z.string(),
});
export type VaultState = z.infer<typeof vaultState>;

export const engineState = z.object({
  version: z.string(),
  pid: z.number().int(),
  /** null when the history is kept in memory only. */
  dataDir: z.string().nullable(),
  receiver: receiverState,
  /** The history is in memory for now, beside the one of `dataDir`, and nothing of it is kept. */
  incognito: z.boolean(),
  capture: z.enum(['on', 'paused']),
  totalEvents: z.number().int(),
  vault: vaultState,
  notices: z.array(notice),
});
export type EngineState = z.infer<typeof engineState>;
