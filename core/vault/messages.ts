import { z } from 'zod';
import { wireError } from '../contract/errors.ts';
import { vaultPlace, vaultState } from '../contract/state.ts';
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

/** Where secrets are to be kept from now on. The passphrase is that of the place `sealed`, and null for all others. */
const placeOrder = z.object({ place: vaultPlace, passphrase: z.string().nullable() });
export type PlaceOrder = z.infer<typeof placeOrder>;

export const vaultRequests = [
  z.object({ type: z.literal('vault-change'), id: z.number().int(), changes: z.array(vaultChange) }),
  z.object({ type: z.literal('vault-place'), id: z.number().int(), order: placeOrder }),
] as const;
export const vaultRequest = z.discriminatedUnion('type', vaultRequests);
export type VaultRequest = z.infer<typeof vaultRequest>;

export const vaultReplies = [
  /** `snapshot`: what is there now, where that is more than what was asked for. */
  z.object({ type: z.literal('vault-stored'), id: z.number().int(), snapshot: vaultSnapshot.nullable() }),
  z.object({ type: z.literal('vault-refused'), id: z.number().int(), error: wireError }),
] as const;
export const vaultReply = z.discriminatedUnion('type', vaultReplies);
export type VaultReply = z.infer<typeof vaultReply>;

export const isVaultRequest = (message: { readonly type: string }): message is VaultRequest =>
  message.type === 'vault-change' || message.type === 'vault-place';
