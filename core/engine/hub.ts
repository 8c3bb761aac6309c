import { PUSH_ROWS, type Push, type PushData, type PushName } from '../contract/calls.ts';
import type { CheckPush } from '../contract/check-calls.ts';
import type { EndpointList } from '../contract/endpoint-calls.ts';
import type { FlowList } from '../contract/flow-calls.ts';
import type { RunState } from '../contract/flow-runs.ts';
import type { JobProgress } from '../contract/job-calls.ts';
import type { EventSummary } from '../contract/models.ts';
import type { EngineState } from '../contract/state.ts';

/** A screen paints about every 16 ms; more pushes than paints are work for nothing. */
const FRAME_MS = 16;

type BenchName = 'bench.progress' | 'bench.done';
export type BenchPush = { [N in BenchName]: { name: N; data: PushData<N> } }[BenchName];

export interface Hub<T> {
  /** The number of the newest push. What a snapshot holds is at least as new. */
  readonly seq: number;
  subscribe(listener: (push: Push) => void): () => void;
  eventsAdded(events: readonly T[], total: number): void;
  engineChanged(state: EngineState): void;
  reinspected(count: number): void;
  jobProgress(progress: JobProgress): void;
  endpointsChanged(list: EndpointList): void;
  /** What a job of the bench has to say. */
  benchTold(push: BenchPush): void;
  /** A case of a handler check has ended. */
  checkCase(ended: CheckPush): void;
  providersChanged(): void;
  runChanged(state: RunState): void;
  flowsChanged(list: FlowList): void;
  /** An attempt of a delivery is stored. */
  deliveryChanged(delivery: number): void;
  /** Sends what waits. */
  flush(): void;
  close(): void;
}

type Unnumbered = { [N in PushName]: { name: N; data: PushData<N> } }[PushName];

/**
 * Numbers the pushes and batches arrivals per frame: the first of a burst goes at once, the others together.
 * Only what is pushed is summarised: of a burst, the newest few.
 */
export function createHub<T>(summarise: (event: T) => EventSummary): Hub<T> {
  const listeners = new Set<(push: Push) => void>();
  let seq = 0;
  let waiting: T[] = [];
  let total = 0;
  let timer: NodeJS.Timeout | null = null;

  /** Gives a push its number and tells everyone. */
  const tell = (push: Unnumbered): void => {
    seq += 1;
    const numbered: Push = { ...push, seq };
    for (const listener of listeners) listener(numbered);
  };
  const sendWaiting = (): void => {
    if (waiting.length === 0) return;
    tell({ name: 'events.added', data: { total, events: waiting.map(summarise) } });
    waiting = [];
  };
  const nextFrame = (): void => {
    timer = null;
    if (waiting.length === 0) return;
    sendWaiting();
    timer = setTimeout(nextFrame, FRAME_MS);
  };

  return {
    get seq() {
      return seq;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    eventsAdded(events, newTotal) {
      total = newTotal;
      waiting = waiting.length === 0 ? events.slice(-PUSH_ROWS) : [...waiting, ...events].slice(-PUSH_ROWS);
      if (timer) return;
      sendWaiting();
      timer = setTimeout(nextFrame, FRAME_MS);
    },
    engineChanged(state) {
      // What arrived before the change is told before it.
      sendWaiting();
      tell({ name: 'engine.changed', data: state });
    },
    reinspected(count) {
      tell({ name: 'events.reinspected', data: { count } });
    },
    jobProgress(progress) {
      tell({ name: 'job.progress', data: progress });
    },
    endpointsChanged(list) {
      tell({ name: 'endpoints.changed', data: list });
    },
    benchTold(push) {
      tell(push);
    },
    checkCase(ended) {
      tell({ name: 'check.case', data: ended });
    },
    providersChanged() {
      tell({ name: 'providers.changed', data: {} });
    },
    runChanged(state) {
      tell({ name: 'flow.changed', data: state });
    },
    flowsChanged(list) {
      tell({ name: 'flows.changed', data: list });
    },
    deliveryChanged(delivery) {
      tell({ name: 'deliveries.changed', data: { delivery } });
    },
    flush: sendWaiting,
    close() {
      if (timer) clearTimeout(timer);
      timer = null;
      listeners.clear();
    },
  };
}
