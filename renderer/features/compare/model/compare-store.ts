import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Comparison } from '../../../../core/contract/compare-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';

export interface EventRef {
  readonly id: string;
  readonly seq: number;
}

export interface CompareState {
  /** The event that is looked at. */
  readonly event: EventRef | null;
  /** The one that the user chose to hold others against; null: the previous of the event's type. */
  readonly chosen: EventRef | null;
  /** What the event is held against; null while it is looked for, or where there is none. */
  readonly other: EventRef | null;
  /** The event stands on the left, the other on the right. */
  readonly swapped: boolean;
  readonly status: 'loading' | 'ready' | 'none' | 'failed';
  /** The last one; it stays until the next is here. */
  readonly comparison: Comparison | null;
  readonly problem: string | null;
}

export interface CompareStore {
  readonly store: StoreApi<CompareState>;
  show(event: EventRef): void;
  /** Holds events against this one from now on. */
  choose(other: EventRef): void;
  /** The same, by what the user wrote: `12`, `#12` or an id. */
  chooseByName(name: string): Promise<void>;
  /** Back to the previous event of the type. */
  choosePrevious(): void;
  swap(): void;
}

const atStart: CompareState = {
  event: null,
  chosen: null,
  other: null,
  swapped: false,
  status: 'loading',
  comparison: null,
  problem: null,
};

/** The two sides, the left one first. */
export function sides({ event, other, swapped }: CompareState): readonly [EventRef, EventRef] | null {
  if (!event || !other) return null;
  return swapped ? [event, other] : [other, event];
}

export function createCompareStore(connection: Pick<Connection, 'call'>): CompareStore {
  const store = createStore<CompareState>(() => atStart);
  let asked = 0;

  const otherOf = async ({ event, chosen }: CompareState): Promise<EventRef | null> => {
    if (chosen && chosen.id !== event?.id) return chosen;
    return event && (await connection.call('compare.previous', { id: event.id })).event;
  };
  const load = async (): Promise<void> => {
    const mine = ++asked;
    store.setState({ status: 'loading', problem: null });
    try {
      const other = await otherOf(store.getState());
      if (mine !== asked) return;
      store.setState({ other });
      const pair = sides(store.getState());
      if (!pair) {
        store.setState({ status: 'none', comparison: null });
        return;
      }
      const [before, after] = pair;
      const comparison = await connection.call('compare.events', { before: before.id, after: after.id });
      if (mine === asked) store.setState({ status: 'ready', comparison });
    } catch (thrown) {
      if (mine === asked) store.setState({ status: 'failed', problem: messageOf(thrown), comparison: null });
    }
  };

  return {
    store,
    show(event) {
      if (store.getState().event?.id === event.id && store.getState().status === 'ready') return;
      store.setState({ event: { id: event.id, seq: event.seq } });
      void load();
    },
    choose(other) {
      store.setState({ chosen: { id: other.id, seq: other.seq } });
      void load();
    },
    async chooseByName(name) {
      try {
        const { id, seq } = await connection.call('events.get', { id: name.trim() });
        store.setState({ chosen: { id, seq } });
        await load();
      } catch (thrown) {
        store.setState({ problem: messageOf(thrown) });
      }
    },
    choosePrevious() {
      store.setState({ chosen: null });
      void load();
    },
    swap() {
      store.setState(({ swapped }) => ({ swapped: !swapped }));
      void load();
    },
  };
}
