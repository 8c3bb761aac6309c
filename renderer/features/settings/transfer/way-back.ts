import { createStore, type StoreApi } from 'zustand/vanilla';
import { messageOf } from '../../../ui/message-of.ts';

export interface Change {
  /** What was done: `Settings reset`. */
  readonly words: string;
  readonly undo: () => Promise<void>;
}

interface WayBackView {
  readonly last: Change | null;
  readonly problem: string | null;
}

/** The last change of many settings at once, and the way back. */
export interface WayBack {
  readonly store: StoreApi<WayBackView>;
  did(change: Change): void;
  undo(): Promise<void>;
  dismiss(): void;
}

export function createWayBack(): WayBack {
  const store = createStore<WayBackView>(() => ({ last: null, problem: null }));
  return {
    store,
    did: (last) => store.setState({ last, problem: null }),
    async undo() {
      const { last } = store.getState();
      if (!last) return;
      try {
        await last.undo();
        store.setState({ last: null, problem: null });
      } catch (thrown) {
        store.setState({ problem: messageOf(thrown) });
      }
    },
    dismiss: () => store.setState({ last: null, problem: null }),
  };
}
