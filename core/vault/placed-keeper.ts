import { HookglassError } from '../contract/errors.ts';
import type { VaultPlace, VaultState } from '../contract/state.ts';
import { createTurns } from '../turns.ts';
import type { VaultChange } from './changes.ts';
import type { VaultKeeper } from './keeper.ts';
import type { PlaceOrder, VaultSnapshot } from './messages.ts';

/** One place where secrets are kept. */
export interface SecretStore {
  readonly place: VaultPlace;
  /** Where that is and how well it keeps, in one sentence. */
  readonly detail: string;
  contents(): Omit<VaultSnapshot, 'state'>;
  /** All of it or nothing; true where more has changed than that. */
  change(changes: readonly VaultChange[]): Promise<boolean>;
  /** Takes everything away that can be read here. */
  clear(): Promise<void>;
}

export interface PlacedKeeperOptions {
  /** `'locked'`: the file with a passphrase, which nobody has given yet. */
  readonly first: SecretStore | 'locked';
  readonly places: readonly VaultPlace[];
  /** Opens a place that is not the present one. */
  readonly open: (order: PlaceOrder) => Promise<SecretStore>;
  /** Told when the user has chosen. */
  readonly onPlaced: (place: VaultPlace) => void;
  /** Where the user is still to be told that secrets are in memory; told once that was. */
  readonly undecided?: { onTold(): void };
}

const LOCKED =
  'Secrets are in a file that a passphrase protects. It is locked: nothing can be signed or verified until you give the passphrase.';

/** Keeps secrets where the user chose, and moves them. */
export function createPlacedKeeper(options: PlacedKeeperOptions): VaultKeeper {
  let store = options.first;
  let told = options.undecided === undefined;
  const inTurn = createTurns();

  const state = (): VaultState => ({
    kind: store === 'locked' ? 'sealed' : store.place,
    detail: store === 'locked' ? LOCKED : store.detail,
    locked: store === 'locked',
    places: [...options.places],
    undecided: !told && store !== 'locked' && store.place === 'memory',
  });
  const change = async (changes: readonly VaultChange[]): Promise<boolean> => {
    if (store === 'locked') throw locked();
    const more = await store.change(changes);
    if (!told && changes.some(({ op }) => op === 'set')) {
      told = true;
      options.undecided?.onTold();
    }
    return more;
  };
  const place = async (order: PlaceOrder): Promise<void> => {
    if (!options.places.includes(order.place))
      throw new HookglassError('bad-argument', 'Secrets cannot be kept there on this system.');
    if (store !== 'locked' && store.place === order.place) return decided(order.place);
    const from = store;
    const next = await options.open(order);
    // Of a file that stays locked nothing is known, so nothing is taken out of it.
    if (from !== 'locked') await move(from, next);
    store = next;
    decided(order.place);
  };
  const decided = (chosen: VaultPlace): void => {
    told = true;
    options.onPlaced(chosen);
  };
  return {
    snapshot: () => ({
      state: state(),
      ...(store === 'locked' ? { secrets: {}, unreadable: [] } : store.contents()),
    }),
    change: (changes) => inTurn(() => change(changes)),
    place: (order) => inTurn(() => place(order)),
  };
}

/** What is there already under a name gives way to what was in use. First all are there, then they are taken away here. */
async function move(from: SecretStore, to: SecretStore): Promise<void> {
  // Another program may have put some into a file since it was read.
  await from.change([]);
  const { secrets } = from.contents();
  await to.change(Object.entries(secrets).map(([ref, value]) => ({ op: 'set', ref, value })));
  await from.clear();
}

export function locked(): HookglassError {
  return new HookglassError(
    'vault-locked',
    'The vault is locked. Give its passphrase first, under Settings, Secrets.',
  );
}
