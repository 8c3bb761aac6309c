import { toWire } from '../contract/errors.ts';
import type { VaultState } from '../contract/state.ts';
import { applyChanges, type VaultChange } from './changes.ts';
import type { VaultReply, VaultRequest, VaultSnapshot } from './messages.ts';

/** The host's side: has the secrets, whatever becomes of the engine's process. */
export interface VaultKeeper {
  snapshot(): VaultSnapshot;
  /** All of it is kept or nothing. Rejects with a `HookglassError`. */
  change(changes: readonly VaultChange[]): Promise<void>;
}

/** Keeps secrets for the host's own life; `first` are there from its start. */
export function memoryKeeper(state: VaultState, first: Readonly<Record<string, string>> = {}): VaultKeeper {
  let entries: ReadonlyMap<string, string> = new Map(Object.entries(first));
  return {
    snapshot: () => ({ state, secrets: Object.fromEntries(entries), unreadable: [] }),
    change(changes) {
      entries = applyChanges(entries, changes);
      return Promise.resolve();
    },
  };
}

export async function answerVault(keeper: VaultKeeper, { id, changes }: VaultRequest): Promise<VaultReply> {
  try {
    await keeper.change(changes);
    return { type: 'vault-stored', id };
  } catch (thrown) {
    return { type: 'vault-refused', id, error: toWire(thrown) };
  }
}
