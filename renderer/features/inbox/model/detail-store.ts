import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventDetail } from '../../../../core/contract/models.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import type { Clocks } from './batch.ts';

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

/** While the list follows a burst, a detail is drawn at most this often: nobody reads faster. */
const REST_MS = 150;

/** The selection may race ahead; details are asked for one after the other, the latest wish next. */
export function createDetails(connection: Connection, clocks: Clocks): Details {
  const store = createStore<DetailState>(() => ({ wanted: null, detail: null, problem: null }));
  let busy = false;

  const ask = async (id: string): Promise<void> => {
    try {
      const detail = await connection.call('events.get', { id });
      // Nothing is wanted any more once the history is empty.
      if (store.getState().wanted !== null) store.setState({ detail, problem: null });
    } catch (thrown) {
      if (store.getState().wanted === id) store.setState({ problem: messageOf(thrown) });
    }
  };

  const load = async (): Promise<void> => {
    const { wanted, detail } = store.getState();
    if (busy || wanted === null || detail?.id === wanted) return;
    busy = true;
    await ask(wanted);
    clocks.timer(() => {
      busy = false;
      // Nothing to do where it is here by now; what failed waits for `again`.
      if (!store.getState().problem) void load();
    }, REST_MS);
  };

  const again = (): void => {
    store.setState({ problem: null });
    void load();
  };
  connection.onPush((push) => {
    const { wanted, detail } = store.getState();
    if (push.name === 'events.reinspected' && wanted !== null) void ask(wanted);
    if (push.name === 'event.marked') {
      const { id, pinned, note } = push.data;
      store.setState(({ detail }) => (detail?.id === id ? { detail: { ...detail, pinned, note } } : {}));
    }
    if (push.name === 'events.answered' && detail && push.data.events.some(({ seq }) => seq === detail.seq))
      void ask(detail.id);
  });
  // After a lost link the question may have gone with it.
  connection.onLive(() => {
    if (store.getState().problem) again();
  });
  return {
    store,
    show(wanted) {
      if (wanted === store.getState().wanted) return;
      store.setState(wanted === null ? { wanted, detail: null, problem: null } : { wanted, problem: null });
      void load();
    },
    again,
  };
}
