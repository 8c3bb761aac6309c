import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FlowList } from '../../../../core/contract/flow-calls.ts';
import type { EventSummary } from '../../../../core/contract/models.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';

/** An event that may become a step. */
export type Recordable = Pick<EventSummary, 'id' | 'seq' | 'receivedAt' | 'provider' | 'eventType'>;

export interface RecorderState {
  /** Oldest first; null until they are read. */
  readonly events: readonly Recordable[] | null;
  /** Ids of those that are to be steps. */
  readonly chosen: ReadonlySet<string>;
  readonly title: string;
  readonly problem: string | null;
}

/** So many of the newest events are offered. */
export const OFFERED = 100;

/** A flow that is made of captured events. */
export interface FlowRecorder {
  readonly store: StoreApi<RecorderState>;
  /** Offers the newest events of all, none chosen. */
  offerNewest(): Promise<void>;
  /** Offers these, oldest first, all chosen. */
  offer(events: readonly Recordable[], title: string): void;
  choose(ids: readonly string[], isChosen: boolean): void;
  name(title: string): void;
  /** Gives the new flow; null where it could not be made. */
  record(): Promise<{ id: string; list: FlowList } | null>;
}

export function createFlowRecorder(connection: Connection): FlowRecorder {
  const store = createStore<RecorderState>(() => ({
    ...{ events: null, chosen: new Set<string>(), title: '', problem: null },
  }));
  const { getState, setState } = store;
  return {
    store,
    async offerNewest() {
      setState({ events: null, chosen: new Set(), problem: null });
      try {
        const { total } = await connection.call('events.page', { offset: 0, limit: 1 });
        const offset = Math.max(0, total - OFFERED);
        const { events } = await connection.call('events.page', { offset, limit: OFFERED });
        setState({ events: events.toSorted((a, b) => a.seq - b.seq) });
      } catch (thrown) {
        setState({ problem: messageOf(thrown) });
      }
    },
    offer: (events, title) =>
      setState({ events, chosen: new Set(events.map(({ id }) => id)), title, problem: null }),
    choose(ids, isChosen) {
      const chosen = new Set(getState().chosen);
      for (const id of ids) {
        if (isChosen) chosen.add(id);
        else chosen.delete(id);
      }
      setState({ chosen, problem: null });
    },
    name: (title) => setState({ title, problem: null }),
    async record() {
      const { events, chosen, title } = getState();
      const ids = (events ?? []).map(({ id }) => id).filter((id) => chosen.has(id));
      try {
        return await connection.call('flows.record', { events: ids, title: title.trim() });
      } catch (thrown) {
        setState({ problem: messageOf(thrown) });
        return null;
      }
    },
  };
}
