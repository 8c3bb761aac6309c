import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SchemeInfo } from '../../../core/contract/bench-calls.ts';
import type { CallInput } from '../../../core/contract/calls.ts';
import type { endpointCalls } from '../../../core/contract/endpoint-calls.ts';
import type { EndpointInfo } from '../../../core/contract/endpoints.ts';
import type { Connection } from '../../connection/connection.ts';
import { messageOf } from '../../ui/message-of.ts';

export interface EndpointsState {
  /** null until they are known. */
  list: readonly EndpointInfo[] | null;
  schemes: readonly SchemeInfo[];
  /** Why they could not be read. */
  problem: string | null;
  /** The endpoint that was removed last and can be brought back. */
  removed: string | null;
}

type EndpointCall = keyof typeof endpointCalls | 'replies.set' | 'forward.set';

export interface EndpointStore {
  readonly store: StoreApi<EndpointsState>;
  /** Any call of endpoints: each answers with the list, which is shown at once. Rejects with the engine's error. */
  change<N extends EndpointCall>(name: N, input: CallInput<N>): Promise<void>;
  remove(slug: string): Promise<void>;
  undoRemove(): Promise<void>;
  /** What was removed is not offered any more. */
  dismissUndo(): void;
}

/** The endpoints as the engine has them. No secret is ever in here. */
export function createEndpointStore(connection: Connection): EndpointStore {
  const store = createStore<EndpointsState>(() => ({
    list: null,
    schemes: [],
    problem: null,
    removed: null,
  }));
  const load = async (): Promise<void> => {
    const [{ endpoints }, schemes] = await Promise.all([
      connection.call('endpoints.list', {}),
      connection.call('bench.schemes', {}),
    ]);
    store.setState({ list: endpoints, schemes, problem: null });
  };
  connection.onLive(
    () => void load().catch((thrown: unknown) => store.setState({ problem: messageOf(thrown) })),
  );
  connection.onPush((push) => {
    if (push.name === 'endpoints.changed') store.setState({ list: push.data.endpoints });
  });
  const change: EndpointStore['change'] = async (name, input) => {
    const { endpoints } = await connection.call(name, input);
    store.setState({ list: endpoints });
  };
  return {
    store,
    change,
    async remove(slug) {
      await change('endpoints.remove', { slug });
      store.setState({ removed: slug });
    },
    async undoRemove() {
      const { removed } = store.getState();
      if (removed === null) return;
      await change('endpoints.restore', { slug: removed });
      store.setState({ removed: null });
    },
    dismissUndo: () => store.setState({ removed: null }),
  };
}
