import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TimelineList } from '../../../../core/contract/flow-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';

export interface TimelinesState {
  provider: string | null;
  list: TimelineList | null;
  loading: boolean;
  problem: string | null;
  /** Events that came since. */
  fresh: number;
}

/** Live events by their subject, of one provider at a time. */
export interface Timelines {
  readonly store: StoreApi<TimelinesState>;
  look(provider: string): Promise<void>;
}

export function createTimelines(connection: Connection, newName: () => string): Timelines {
  const store = createStore<TimelinesState>(() => ({
    provider: null,
    list: null,
    loading: false,
    problem: null,
    fresh: 0,
  }));
  let job: string | null = null;
  connection.onPush((push) => {
    if (push.name !== 'events.added') return;
    const { provider } = store.getState();
    const own = push.data.events.filter((event) => event.provider === provider).length;
    if (own > 0) store.setState(({ fresh }) => ({ fresh: fresh + own }));
  });
  return {
    store,
    async look(provider) {
      // It may have ended by now: that is what is wanted.
      if (job !== null) connection.call('jobs.cancel', { job }).catch(() => undefined);
      const mine = newName();
      job = mine;
      const { provider: before, list } = store.getState();
      const shown = before === provider ? list : null;
      store.setState({ provider, list: shown, loading: true, problem: null, fresh: 0 });
      try {
        const found = await connection.call('timelines.get', { provider, job: mine });
        if (job === mine) store.setState({ list: found, loading: false });
      } catch (thrown) {
        if (job === mine) store.setState({ loading: false, problem: messageOf(thrown) });
      }
    },
  };
}
