import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OkayaAccount, OkayaState } from '../../../../core/contract/okaya.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';

export interface OkayaInfo {
  /** null until it is known. */
  readonly state: OkayaState | null;
  /** Why it could not be read. */
  readonly problem: string | null;
  /** The account that was removed last and can be brought back. */
  readonly removed: Pick<OkayaAccount, 'id' | 'name'> | null;
}

/** What the engine knows of Okaya: accounts, addresses, pointed webhooks, the sandbox. No API key is ever in here. */
export interface OkayaStore {
  readonly store: StoreApi<OkayaInfo>;
  show(state: OkayaState): void;
  removeAccount(account: Pick<OkayaAccount, 'id' | 'name'>): Promise<void>;
  undoRemove(): Promise<void>;
  dismissUndo(): void;
}

export function createOkayaStore(connection: Pick<Connection, 'call' | 'onPush' | 'onLive'>): OkayaStore {
  const store = createStore<OkayaInfo>(() => ({ state: null, problem: null, removed: null }));
  const show = (state: OkayaState): void => store.setState({ state, problem: null });
  const load = (): void =>
    void connection
      .call('okaya.state', {})
      .then(show, (thrown: unknown) => store.setState({ problem: messageOf(thrown) }));
  connection.onLive(load);
  connection.onPush((push) => {
    if (push.name === 'okaya.changed') show(push.data);
    // The addresses come from there.
    if (['engine.changed', 'endpoints.changed', 'tunnel.changed'].includes(push.name)) load();
  });
  return {
    store,
    show,
    async removeAccount({ id, name }) {
      show(await connection.call('okaya.removeAccount', { id }));
      store.setState({ removed: { id, name } });
    },
    async undoRemove() {
      const { removed } = store.getState();
      if (removed === null) return;
      show(await connection.call('okaya.restoreAccount', { id: removed.id }));
      store.setState({ removed: null });
    },
    dismissUndo: () => store.setState({ removed: null }),
  };
}
