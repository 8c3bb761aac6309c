import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput } from '../../../../core/contract/calls.ts';
import type { OperationState } from '../../../../core/contract/operation-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';

interface OperationView {
  /** null until it is known. */
  readonly state: OperationState | null;
  readonly problem: string | null;
}

export interface OperationStore {
  readonly store: StoreApi<OperationView>;
  load(): Promise<void>;
  /** Rejects with what is wrong. */
  set(change: CallInput<'operation.set'>): Promise<void>;
}

/** How the receiver and the history work, as the engine has it. */
export function createOperationStore(connection: Connection): OperationStore {
  const store = createStore<OperationView>(() => ({ state: null, problem: null }));
  connection.onPush((push) => {
    if (push.name === 'operation.changed') store.setState({ state: push.data, problem: null });
  });
  const load = async (): Promise<void> => {
    try {
      store.setState({ state: await connection.call('operation.get', {}), problem: null });
    } catch (thrown) {
      store.setState({ problem: messageOf(thrown) });
    }
  };
  return {
    store,
    load,
    async set(change) {
      store.setState({ state: await connection.call('operation.set', change), problem: null });
    },
  };
}
