import { PUSH_ROWS, type Push, type PushData } from '../contract/calls.ts';
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
  /** Sends what waits. */
  flush(): void;
  close(): void;
}

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

  const send = (push: Push): void => {
    for (const listener of listeners) listener(push);
  };
  const sendWaiting = (): void => {
    if (waiting.length === 0) return;
    seq += 1;
    send({ name: 'events.added', seq, data: { total, events: waiting.map(summarise) } });
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
      seq += 1;
      send({ name: 'engine.changed', seq, data: state });
    },
    reinspected(count) {
      seq += 1;
      send({ name: 'events.reinspected', seq, data: { count } });
    },
    jobProgress(progress) {
      seq += 1;
      send({ name: 'job.progress', seq, data: progress });
    },
    endpointsChanged(list) {
      seq += 1;
      send({ name: 'endpoints.changed', seq, data: list });
    },
    benchTold(push) {
      seq += 1;
      send({ seq, ...push });
    },
    checkCase(ended) {
      seq += 1;
      send({ name: 'check.case', seq, data: ended });
    },
    providersChanged() {
      seq += 1;
      send({ name: 'providers.changed', seq, data: {} });
    },
    runChanged(state) {
      seq += 1;
      send({ name: 'flow.changed', seq, data: state });
    },
    flowsChanged(list) {
      seq += 1;
      send({ name: 'flows.changed', seq, data: list });
    },
    flush: sendWaiting,
    close() {
      if (timer) clearTimeout(timer);
      timer = null;
      listeners.clear();
    },
  };
}
