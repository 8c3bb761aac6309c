import type { SecretStatus } from '../contract/endpoints.ts';
import { HookglassError } from '../contract/errors.ts';
import { inMemory, type VaultState } from '../contract/state.ts';
import { createTurns } from '../turns.ts';
import { applyChanges, type VaultChange } from './changes.ts';
import type { PlaceOrder, VaultSnapshot } from './messages.ts';

/**
 * Where secrets live, as the engine sees it. Everything else holds only a reference and whether it is set; a secret leaves
 * the vault for nothing but signing and verifying.
 */
export interface Vault {
  describe(): VaultState;
  /** null where it is not set, or is set and cannot be read. */
  get(ref: string): string | null;
  /** The same where it is not to be used, but to be recognised: that is no use of it. */
  look(ref: string): string | null;
  status(ref: string): SecretStatus;
  /** Those that are set, readable or not. */
  refs(): string[];
  /** Several steps at once: all are kept, or none. Rejects with a `HookglassError`, and the old values stand. */
  change(changes: readonly VaultChange[]): Promise<void>;
  /** Moves all of them, or unlocks them. Rejects with a `HookglassError`, and they are where they were. */
  place(order: PlaceOrder): Promise<void>;
  /** Told when secrets or their place became others than `change` alone makes them. Returns the way to stop. */
  onReplaced(listener: () => void): () => void;
}

/** What the host does. Each gives what is there then, where that is more than what was asked for. */
export interface VaultHost {
  keep(changes: readonly VaultChange[]): Promise<VaultSnapshot | null>;
  place(order: PlaceOrder): Promise<VaultSnapshot>;
}

/** A vault over secrets that are known at the start. The host stores a change where it lasts, before it counts here. */
export function createVault(first: VaultSnapshot, host: VaultHost): Vault {
  const listeners = new Set<() => void>();
  let { state } = first;
  let entries = entriesOf(first);
  const inTurn = createTurns();

  const replace = (snapshot: VaultSnapshot): void => {
    state = snapshot.state;
    entries = entriesOf(snapshot);
    for (const listener of listeners) listener();
  };
  const apply = async (changes: readonly VaultChange[]): Promise<void> => {
    const more = await host.keep(changes);
    if (more === null) entries = applyChanges(entries, changes);
    else replace(more);
  };
  const get = (ref: string): string | null => entries.get(ref) ?? null;
  return {
    describe: () => state,
    get,
    look: get,
    status(ref) {
      const entry = entries.get(ref);
      if (entry === undefined) return 'not-set';
      return entry === null ? 'unreadable' : 'set';
    },
    refs: () => [...entries.keys()],
    // In turn: what is kept and what counts here must not differ in their order.
    change: (changes) => inTurn(() => apply(changes)),
    place: (order) => inTurn(async () => replace(await host.place(order))),
    onReplaced(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function entriesOf({ secrets, unreadable }: VaultSnapshot): ReadonlyMap<string, string | null> {
  return new Map<string, string | null>([
    ...unreadable.map((ref) => [ref, null] as const),
    ...Object.entries(secrets),
  ]);
}

/** Keeps secrets for the life of the process: the command line's, and tests'. */
export function memoryVault(detail: string, secrets: Readonly<Record<string, string>> = {}): Vault {
  return createVault(
    { state: inMemory(detail), secrets: { ...secrets }, unreadable: [] },
    { keep: () => Promise.resolve(null), place: () => Promise.reject(noOtherPlace()) },
  );
}

export function noOtherPlace(): HookglassError {
  return new HookglassError('bad-argument', 'Secrets are kept in memory here, and there is no other place.');
}
