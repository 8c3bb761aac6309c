import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput } from '../../../core/contract/calls.ts';
import type { SecretList, secretCalls } from '../../../core/contract/secret-calls.ts';
import type { SecretInfo } from '../../../core/contract/secrets.ts';
import type { VaultPlace } from '../../../core/contract/state.ts';
import type { Connection } from '../../connection/connection.ts';
import { messageOf } from '../../ui/message-of.ts';
import { secretTitle } from './words.ts';

export interface SecretsState {
  /** null until it is known. */
  readonly list: readonly SecretInfo[] | null;
  /** Why it could not be read. */
  readonly problem: string | null;
  /** What was removed last and can be brought back. */
  readonly removed: { readonly ref: string; readonly title: string } | null;
}

type ListCall = Exclude<keyof typeof secretCalls, 'secrets.place' | 'secrets.list'>;

export interface SecretStore {
  readonly store: StoreApi<SecretsState>;
  load(): Promise<void>;
  /** Rejects with the engine's error. */
  change<N extends ListCall>(name: N, input: CallInput<N>): Promise<void>;
  remove(secret: SecretInfo): Promise<void>;
  undoRemove(): Promise<void>;
  dismissUndo(): void;
  /** Moves all secrets, or unlocks them. Rejects with the engine's error. */
  place(place: VaultPlace, passphrase: string | null): Promise<void>;
}

/** What the vault has, as the engine tells it. No secret is ever in here. */
export function createSecretStore(connection: Connection): SecretStore {
  const store = createStore<SecretsState>(() => ({ list: null, problem: null, removed: null }));
  const take = ({ secrets }: SecretList): void => store.setState({ list: secrets, problem: null });
  const load = async (): Promise<void> => {
    try {
      take(await connection.call('secrets.list', {}));
    } catch (thrown) {
      store.setState({ problem: messageOf(thrown) });
    }
  };
  connection.onLive(() => void load());
  connection.onPush((push) => {
    if (push.name === 'secrets.changed') take(push.data);
  });
  const change: SecretStore['change'] = async (name, input) =>
    take((await connection.call(name, input)) as SecretList);
  return {
    store,
    load,
    change,
    async remove(secret) {
      await change('secrets.remove', { ref: secret.ref });
      store.setState({ removed: { ref: secret.ref, title: secretTitle(secret) } });
    },
    async undoRemove() {
      const { removed } = store.getState();
      if (removed === null) return;
      await change('secrets.restore', { ref: removed.ref });
      store.setState({ removed: null });
    },
    dismissUndo: () => store.setState({ removed: null }),
    place: async (place, passphrase) =>
      void (await connection.change('secrets.place', { place, passphrase })),
  };
}
