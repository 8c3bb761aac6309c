import type { SecretStatus } from '../contract/endpoints.ts';
import type { VaultState } from '../contract/state.ts';
import { createTurns } from '../turns.ts';
import { applyChanges, type VaultChange } from './changes.ts';
import type { VaultSnapshot } from './messages.ts';

/**
 * Where secrets live, as the engine sees it. Everything else holds only a reference and whether it is set; a secret leaves
 * the vault for nothing but signing and verifying.
 */
export interface Vault {
  describe(): VaultState;
  /** null where it is not set, or is set and cannot be read. */
  get(ref: string): string | null;
  status(ref: string): SecretStatus;
  /** Several steps at once: all are kept, or none. Rejects with a `HookglassError`, and the old values stand. */
  change(changes: readonly VaultChange[]): Promise<void>;
}

/** A vault over secrets that are known at the start. `keep` stores a change where it lasts, before it counts here. */
export function createVault(
  { state, secrets, unreadable }: VaultSnapshot,
  keep: (changes: readonly VaultChange[]) => Promise<void>,
): Vault {
  let entries: ReadonlyMap<string, string | null> = new Map<string, string | null>([
    ...unreadable.map((ref) => [ref, null] as const),
    ...Object.entries(secrets),
  ]);
  const inTurn = createTurns();

  const apply = async (changes: readonly VaultChange[]): Promise<void> => {
    await keep(changes);
    entries = applyChanges(entries, changes);
  };
  return {
    describe: () => state,
    get: (ref) => entries.get(ref) ?? null,
    status(ref) {
      const entry = entries.get(ref);
      if (entry === undefined) return 'not-set';
      return entry === null ? 'unreadable' : 'set';
    },
    // In turn: what is kept and what counts here must not differ in their order.
    change: (changes) => inTurn(() => apply(changes)),
  };
}

/** Keeps secrets for the life of the process: the command line's, and tests'. */
export function memoryVault(detail: string, secrets: Readonly<Record<string, string>> = {}): Vault {
  const state = { kind: 'memory', detail } as const;
  return createVault({ state, secrets: { ...secrets }, unreadable: [] }, () => Promise.resolve());
}
