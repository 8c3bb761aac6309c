import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TargetHealth } from '../../../../core/contract/forwarding.ts';
import type { Connection } from '../../../connection/connection.ts';

export interface ForwardState {
  readonly targets: readonly TargetHealth[];
  /** So many attempts have ended since the page was opened: what shows them looks again. */
  readonly attempts: number;
}

export interface ForwardStore {
  readonly store: StoreApi<ForwardState>;
  /** Forgets what waits at an endpoint's targets. */
  clear(slug: string): Promise<void>;
}

/** How the targets are doing, as the engine tells it. */
export function createForwardStore(connection: Connection): ForwardStore {
  const store = createStore<ForwardState>(() => ({ targets: [], attempts: 0 }));
  connection.onLive(
    () =>
      void connection.call('forward.health', {}).then(
        ({ targets }) => store.setState({ targets }),
        () => {},
      ),
  );
  connection.onPush((push) => {
    if (push.name === 'forward.health') store.setState({ targets: push.data.targets });
    if (push.name === 'forward.attempts')
      store.setState(({ attempts }) => ({ attempts: attempts + push.data.attempts.length }));
  });
  return {
    store,
    async clear(slug) {
      const { targets } = await connection.call('forward.clear', { slug });
      store.setState({ targets });
    },
  };
}
