import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Timeline } from '../../../../core/contract/timeline-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import type { Clocks } from '../model/batch.ts';
import type { Span } from './scale.ts';

/** Bars that are asked for: as many as can be told apart in a narrow list. */
const BARS = 120;
/** While events stream in, it is counted anew at most this often. */
const REST_MS = 1_000;

export interface TimelineState {
  /** null until it is known. */
  timeline: Timeline | null;
  problem: string | null;
  /** What of the history is shown; null is all of it, also what is to come. */
  view: Span | null;
  /** What is marked on it. */
  brush: Span | null;
}

export interface TimelineStore {
  readonly store: StoreApi<TimelineState>;
  /** While it is on the screen it keeps itself up. Returns the way to stop. */
  open(): () => void;
  zoom(view: Span | null): void;
  brush(brush: Span | null): void;
}

export function createTimeline(connection: Connection, clocks: Clocks): TimelineStore {
  const store = createStore<TimelineState>(() => ({
    timeline: null,
    problem: null,
    view: null,
    brush: null,
  }));
  let open = 0;
  let resting = false;
  let wanted = false;

  const ask = async (): Promise<void> => {
    const { view } = store.getState();
    try {
      const iso = (ms: number | undefined): string | null =>
        ms === undefined ? null : new Date(ms).toISOString();
      const timeline = await connection.call('timeline.get', {
        from: iso(view?.from),
        to: iso(view?.to),
        bars: BARS,
      });
      // An answer about another stretch than is looked at by now is of no use.
      if (store.getState().view === view) store.setState({ timeline, problem: null });
    } catch (thrown) {
      store.setState({ problem: messageOf(thrown) });
    }
  };
  const refresh = async (): Promise<void> => {
    if (open === 0) return;
    wanted = true;
    if (resting) return;
    resting = true;
    wanted = false;
    await ask();
    clocks.timer(() => {
      resting = false;
      if (wanted) void refresh();
    }, REST_MS);
  };
  const changing = new Set(['events.added', 'events.removed', 'events.reinspected']);
  connection.onPush(({ name }) => {
    if (changing.has(name)) void refresh();
  });
  connection.onLive(() => void refresh());
  return {
    store,
    open() {
      open += 1;
      void refresh();
      return () => {
        open -= 1;
      };
    },
    zoom(view) {
      store.setState({ view });
      void ask();
    },
    brush: (brush) => store.setState({ brush }),
  };
}
