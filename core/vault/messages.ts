import { z } from 'zod';
import { wireError } from '../contract/errors.ts';
import { vaultState } from '../contract/state.ts';
import { vaultChange } from './changes.ts';

/**
 * What an engine's process and its host say to each other about secrets, on a channel of their own. Never logged.
 */

/** All that an engine needs at its start. `unreadable`: refs that are stored but cannot be decrypted here. */
export const vaultSnapshot = z.object({
  state: vaultState,
  secrets: z.record(z.string(), z.string()),
  unreadable: z.array(z.string()),
});
export type VaultSnapshot = z.infer<typeof vaultSnapshot>;

export const vaultRequest = z.object({
  type: z.literal('vault-change'),
  id: z.number().int(),
  changes: z.array(vaultChange),
});
export type VaultRequest = z.infer<typeof vaultRequest>;

export const vaultReplies = [
  z.object({ type: z.literal('vault-stored'), id: z.number().int() }),
  z.object({ type: z.literal('vault-refused'), id: z.number().int(), error: wireError }),
] as const;
export const vaultReply = z.discriminatedUnion('type', vaultReplies);
export type VaultReply = z.infer<typeof vaultReply>;
