import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput } from '../../../../core/contract/calls.ts';
import type { TunnelInfo } from '../../../../core/contract/tunnel.ts';
import type { tunnelCalls } from '../../../../core/contract/tunnel-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import type { Values } from './form.ts';

export interface TunnelStoreState {
  /** null until it is known. */
  readonly info: TunnelInfo | null;
  /** Why it could not be read. */
  readonly problem: string | null;
  /** What is typed and not saved; it stays while other screens are open. */
  readonly typed: Partial<Values>;
}

export interface TunnelStore {
  readonly store: StoreApi<TunnelStoreState>;
  /** Any call of the tunnel: each answers with what is true then. Rejects with the engine's error. */
  change<N extends keyof typeof tunnelCalls>(name: N, input: CallInput<N>): Promise<void>;
  type(typed: Partial<Values>): void;
}

/** The public address as the engine has it. The token is never in here. */
export function createTunnelStore(connection: Pick<Connection, 'call' | 'onLive' | 'onPush'>): TunnelStore {
  const store = createStore<TunnelStoreState>(() => ({ info: null, problem: null, typed: {} }));
  connection.onLive(() => {
    connection.call('tunnel.info', {}).then(
      (info) => store.setState({ info, problem: null }),
      (thrown: unknown) => store.setState({ problem: messageOf(thrown) }),
    );
  });
  connection.onPush((push) => {
    if (push.name === 'tunnel.changed') store.setState({ info: push.data });
  });
  return {
    store,
    async change(name, input) {
      store.setState({ info: (await connection.call(name, input)) as TunnelInfo });
    },
    type: (typed) => store.setState({ typed }),
  };
}
