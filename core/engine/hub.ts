import { PUSH_ROWS, type Push, type PushData, type PushName } from '../contract/calls.ts';
import type { CheckPush } from '../contract/check-calls.ts';
import type { EndpointList } from '../contract/endpoint-calls.ts';
import type { FlowList } from '../contract/flow-calls.ts';
import type { RunState } from '../contract/flow-runs.ts';
import type { HealthList } from '../contract/forward-calls.ts';
import type { ForwardAttempt } from '../contract/forwarding.ts';
import type { JobProgress } from '../contract/job-calls.ts';
import type { EventSummary } from '../contract/models.ts';
import type { OkayaState } from '../contract/okaya.ts';
import type { OperationState } from '../contract/operation-calls.ts';
import type { PathHop } from '../contract/path-test.ts';
import type { AnsweredEvent } from '../contract/reply-calls.ts';
import type { SecretList } from '../contract/secret-calls.ts';
import type { EngineState } from '../contract/state.ts';
import type { TunnelInfo } from '../contract/tunnel.ts';

/** A screen paints about every 16 ms; more pushes than paints are work for nothing. */
const FRAME_MS = 16;
/** Late answers are told so often, in parts of so many. */
const ANSWERS_MS = 50;
const ANSWERS_ROWS = 500;

type SearchName = 'search.found' | 'search.added';
/** A push of a search, without its number. */
export type SearchPush = { [N in SearchName]: { name: N; data: PushData<N> } }[SearchName];

type BenchName = 'bench.progress' | 'bench.done';
export type BenchPush = { [N in BenchName]: { name: N; data: PushData<N> } }[BenchName];

export interface Hub<T> {
  /** The number of the newest push. What a snapshot holds is at least as new. */
  readonly seq: number;
  subscribe(listener: (push: Push) => void): () => void;
  eventsAdded(events: readonly T[], total: number): void;
  engineChanged(state: EngineState): void;
  reinspected(count: number): void;
  /** The list has other events than before; `total` of them. */
  eventsRemoved(total: number): void;
  eventMarked(mark: PushData<'event.marked'>): void;
  /** Answers that left after their events were told; batched. */
  answered(event: AnsweredEvent): void;
  forwardHealth(list: HealthList): void;
  forwardAttempts(attempts: ForwardAttempt[]): void;
  jobProgress(progress: JobProgress): void;
  endpointsChanged(list: EndpointList): void;
  /** What a job of the bench has to say. */
  benchTold(push: BenchPush): void;
  searchTold(push: SearchPush): void;
  /** A case of a handler check has ended. */
  checkCase(ended: CheckPush): void;
  providersChanged(): void;
  runChanged(state: RunState): void;
  flowsChanged(list: FlowList): void;
  okayaChanged(state: OkayaState): void;
  tunnelChanged(info: TunnelInfo): void;
  operationChanged(state: OperationState): void;
  pathHop(reached: PathHop): void;
  secretsChanged(list: SecretList): void;
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
  let answers: AnsweredEvent[] = [];
  let answersTimer: NodeJS.Timeout | null = null;

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
  const sendAnswers = (): void => {
    sendWaiting();
    for (let from = 0; from < answers.length; from += ANSWERS_ROWS)
      tell({ name: 'events.answered', data: { events: answers.slice(from, from + ANSWERS_ROWS) } });
    answers = [];
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
    eventsRemoved(newTotal) {
      // What came before is told with the places that it had.
      sendWaiting();
      tell({ name: 'events.removed', data: { total: newTotal } });
    },
    eventMarked(mark) {
      tell({ name: 'event.marked', data: mark });
    },
    answered(event) {
      // Its arrival is told first.
      if (answers.push(event) === 1) answersTimer = setTimeout(sendAnswers, ANSWERS_MS);
    },
    forwardHealth(list) {
      tell({ name: 'forward.health', data: list });
    },
    forwardAttempts(attempts) {
      tell({ name: 'forward.attempts', data: { attempts } });
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
    searchTold(push) {
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
    okayaChanged(state) {
      tell({ name: 'okaya.changed', data: state });
    },
    operationChanged: (state) => tell({ name: 'operation.changed', data: state }),
    tunnelChanged: (info) => tell({ name: 'tunnel.changed', data: info }),
    pathHop(reached) {
      tell({ name: 'path.hop', data: reached });
    },
    secretsChanged: (data) => tell({ name: 'secrets.changed', data }),
    deliveryChanged(delivery) {
      tell({ name: 'deliveries.changed', data: { delivery } });
    },
    flush: sendWaiting,
    close() {
      if (timer) clearTimeout(timer);
      if (answersTimer) clearTimeout(answersTimer);
      timer = null;
      listeners.clear();
    },
  };
}
