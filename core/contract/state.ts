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

/**
 * Where secrets are kept: in a file, encrypted by the system's own store (`system`), with a passphrase (`sealed`) or with a key that
 * everyone knows (`weak`); or in the memory of a process only.
 */
export const vaultPlace = z.enum(['system', 'sealed', 'weak', 'memory']);
export type VaultPlace = z.infer<typeof vaultPlace>;

export const vaultState = z.object({
  kind: vaultPlace,
  /** Where secrets are and how well, in one sentence. */
  detail: z.string(),
  /** There is a file with a passphrase that nobody has given yet: no secret can be read or set. */
  locked: z.boolean(),
  /** What can be chosen here, the present one among them; empty where there is no choice. */
  places: z.array(vaultPlace),
  /** Nobody has said yet that memory is enough: the user is told with the first secret. */
  undecided: z.boolean(),
});
export type VaultState = z.infer<typeof vaultState>;

/** The vault of a host that keeps secrets in memory and offers nothing else. */
export const inMemory = (detail: string): VaultState => ({
  ...{ kind: 'memory', detail, locked: false, places: [], undecided: false },
});

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
