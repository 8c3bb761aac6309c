import { createStore, type StoreApi } from 'zustand/vanilla';
import { HookglassError } from '../../../../core/contract/errors.ts';
import type { InsightsReport, Timeline } from '../../../../core/contract/timeline-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';

/** Bars of the rate. */
const BARS = 60;

export interface OverviewState {
  report: InsightsReport | null;
  timeline: Timeline | null;
  /** How many events were looked at; null where none is being looked at. */
  looked: { done: number; of: number | null } | null;
  problem: string | null;
  /** Events came, went or were judged anew since. */
  stale: boolean;
}

export interface Overview {
  readonly store: StoreApi<OverviewState>;
  load(): Promise<void>;
  cancel(): void;
}

/** What the newest events have in common. Looked at when it is asked for: it is a look, not a gauge. */
export function createOverview(connection: Connection, newName: () => string): Overview {
  const store = createStore<OverviewState>(() => ({
    ...{ report: null, timeline: null, looked: null, problem: null, stale: false },
  }));
  let job: string | null = null;
  const changing = new Set(['events.added', 'events.removed', 'events.reinspected']);
  connection.onPush((push) => {
    if (changing.has(push.name) && !store.getState().stale) store.setState({ stale: true });
    if (push.name === 'job.progress' && push.data.job === job)
      store.setState({ looked: { done: push.data.done, of: push.data.total } });
  });
  return {
    store,
    async load() {
      if (job !== null) return;
      job = newName();
      store.setState({ looked: { done: 0, of: null }, problem: null, stale: false });
      try {
        const [report, timeline] = await Promise.all([
          connection.call('insights.get', { job }),
          connection.call('timeline.get', { from: null, to: null, bars: BARS }),
        ]);
        store.setState({ report, timeline });
      } catch (thrown) {
        const cancelled = thrown instanceof HookglassError && thrown.code === 'job-cancelled';
        store.setState({ problem: cancelled ? 'It was stopped.' : messageOf(thrown), stale: true });
      } finally {
        job = null;
        store.setState({ looked: null });
      }
    },
    cancel() {
      if (job !== null) connection.call('jobs.cancel', { job }).catch(() => {});
    },
  };
}
