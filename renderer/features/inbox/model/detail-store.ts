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
  /** `passing`: the list follows, and shows the next one as soon as it comes. */
  show(id: string | null, passing?: boolean): void;
  again(): void;
}

/**
 * A detail is drawn at most this often: nobody looks at one for less. While the list follows a stream it is read by nobody, and drawing it is the larger
 * part of what the page has to do.
 */
const REST_MS = 150;
const PASSING_REST_MS = 500;

/** The selection may race ahead; details are asked for one after the other, the latest wish next. */
export function createDetails(connection: Connection, clocks: Clocks): Details {
  const store = createStore<DetailState>(() => ({ wanted: null, detail: null, problem: null }));
  let busy = false;
  let isPassing = false;
  /** Ends the long rest of a detail that passes. */
  let cutRest: (() => void) | null = null;

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
    const endRest = (): void => {
      busy = false;
      cutRest = null;
      // Nothing to do where it is here by now; what failed waits for `again`.
      if (!store.getState().problem) void load();
    };
    const cancel = clocks.timer(endRest, isPassing ? PASSING_REST_MS : REST_MS);
    cutRest = isPassing
      ? () => {
          cancel();
          endRest();
        }
      : null;
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
    show(wanted, passing = false) {
      isPassing = passing;
      if (wanted !== store.getState().wanted)
        store.setState(wanted === null ? { wanted, detail: null, problem: null } : { wanted, problem: null });
      else if (!cutRest) return;
      // Whoever chose one, or stopped at one, does not wait for those that passed.
      if (!passing && cutRest) cutRest();
      else void load();
    },
    again,
  };
}
