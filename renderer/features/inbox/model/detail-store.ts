import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventDetail } from '../../../../core/contract/models.ts';
import type { Connection } from '../../../connection/connection.ts';

export interface DetailState {
  /** The event that is to be shown. */
  wanted: string | null;
  /** The last one that came; it stays on the screen until the wanted one is here, so that nothing flashes. */
  detail: EventDetail | null;
  problem: string | null;
}

export interface Details {
  readonly store: StoreApi<DetailState>;
  show(id: string | null): void;
  again(): void;
}

/** While the list follows a burst the selection races ahead; details are asked for one after the other. */
export function createDetails(connection: Connection): Details {
  const store = createStore<DetailState>(() => ({ wanted: null, detail: null, problem: null }));
  let busy = false;

  const load = async (): Promise<void> => {
    const { wanted, detail } = store.getState();
    if (busy || wanted === null || detail?.id === wanted) return;
    busy = true;
    try {
      const answer = await connection.call('events.get', { id: wanted });
      if (store.getState().wanted !== null) store.setState({ detail: answer, problem: null });
    } catch (thrown) {
      if (store.getState().wanted === wanted)
        store.setState({ problem: thrown instanceof Error ? thrown.message : String(thrown) });
    } finally {
      busy = false;
    }
    if (store.getState().wanted !== wanted) void load();
  };

  const again = (): void => {
    store.setState({ problem: null });
    void load();
  };
  // After a lost link the question may have gone with it.
  connection.onLive(() => {
    if (store.getState().problem) again();
  });
  return {
    store,
    show(wanted) {
      if (wanted === store.getState().wanted) return;
      store.setState(
        wanted === null ? { wanted, detail: null, problem: null } : { wanted, problem: null },
      );
      void load();
    },
    again,
  };
}
