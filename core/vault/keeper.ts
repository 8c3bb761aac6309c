import { toWire } from '../contract/errors.ts';
import type { VaultState } from '../contract/state.ts';
import { applyChanges, type VaultChange } from './changes.ts';
import type { PlaceOrder, VaultReply, VaultRequest, VaultSnapshot } from './messages.ts';
import { noOtherPlace } from './vault.ts';

/** The host's side: has the secrets, whatever becomes of the engine's process. */
export interface VaultKeeper {
  snapshot(): VaultSnapshot;
  /** All of it is kept or nothing. Gives true where more has changed than that. Rejects with a `HookglassError`. */
  change(changes: readonly VaultChange[]): Promise<boolean>;
  /** Rejects with a `HookglassError`, and all is where it was. */
  place(order: PlaceOrder): Promise<void>;
}

/** Keeps secrets for the host's own life; `first` are there from its start. */
export function memoryKeeper(state: VaultState, first: Readonly<Record<string, string>> = {}): VaultKeeper {
  let entries: ReadonlyMap<string, string> = new Map(Object.entries(first));
  return {
    snapshot: () => ({ state, secrets: Object.fromEntries(entries), unreadable: [] }),
    change(changes) {
      entries = applyChanges(entries, changes);
      return Promise.resolve(false);
    },
    place: () => Promise.reject(noOtherPlace()),
  };
}

export async function answerVault(keeper: VaultKeeper, request: VaultRequest): Promise<VaultReply> {
  const { id } = request;
  try {
    const more = request.type === 'vault-place' || (await keeper.change(request.changes));
    if (request.type === 'vault-place') await keeper.place(request.order);
    return { type: 'vault-stored', id, snapshot: more ? keeper.snapshot() : null };
  } catch (thrown) {
    return { type: 'vault-refused', id, error: toWire(thrown) };
  }
}
