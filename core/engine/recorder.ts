import { countIssues } from '../contract/count-issues.ts';
import type { EventSummary } from '../contract/models.ts';
import type { Inspection } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { Arrival } from '../receiver/receiver.ts';
import { type Reply, replies } from '../receiver/reply.ts';
import { eventId } from '../store/ids.ts';
import type { Outcome, SentReply, Writer } from '../store/writer.ts';

/** Outcomes that wait for a history that refuses to write; older ones are found out anew at the next start. */
const KEPT_OUTCOMES = 10_000;

/** An event of the last commit, with what became of it. */
export interface StoredEvent extends Outcome {
  readonly request: CapturedRequest;
  readonly inspection: Inspection;
}

export interface RecorderOptions {
  readonly writer: Pick<Writer, 'commit' | 'lastSeq'>;
  /** The inspection is made before the answer only where it is asked for. */
  readonly replyTo: (request: CapturedRequest, inspection: () => Inspection) => Reply;
  readonly inspect: (request: CapturedRequest) => Inspection;
  readonly onStored: (events: StoredEvent[]) => void;
  /** The history refused a commit (`null`: it took one again). What waited for it was answered 507. */
  readonly onTrouble: (thrown: unknown) => void;
  /** What was found out of one event could not be written. */
  readonly onLostOutcome: (seq: number, thrown: unknown) => void;
}

export interface Recorder {
  take(arrival: Arrival): void;
  /** Writes outcomes that were made elsewhere (inspections made anew) with the next commit. */
  note(outcome: Outcome): void;
  /** Writes what waits, so that a reader sees it. */
  flush(): void;
}

/**
 * Group commit: all that arrived in one turn of the event loop goes into one transaction, and no answer leaves before
 * it is committed. Then each request is answered, and only then inspected, so that inspection delays no sender whose
 * answer does not depend on it.
 * Outcomes ride along with the next commit instead of costing one of their own.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { writer, onTrouble } = options;
  let arrivals: Arrival[] = [];
  let outcomes: Outcome[] = [];
  let scheduled = false;
  let inTrouble = false;

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  };
  const flush = (): void => {
    scheduled = false;
    if (arrivals.length === 0 && outcomes.length === 0) return;
    const batch = arrivals;
    const done = outcomes;
    arrivals = [];
    outcomes = [];
    const firstSeq = store(batch, done);
    if (firstSeq !== null && batch.length > 0) finish(batch, firstSeq);
  };
  /** Commits, and where that fails, the requests alone: what was found out of earlier ones must not cost new ones their place. */
  const store = (batch: readonly Arrival[], done: readonly Outcome[]): number | null => {
    const requests = batch.map(({ request }) => request);
    try {
      const { firstSeq } = writer.commit(requests, done);
      trouble(null);
      return firstSeq;
    } catch (thrown) {
      const firstSeq = done.length > 0 ? withoutOutcomes(requests, done) : null;
      if (firstSeq !== null) return firstSeq;
      trouble(thrown);
      // A request that was not stored must not be acknowledged; what was found out of others is tried again.
      for (const arrival of batch) arrival.answer(replies.notKept);
      outcomes = [...done, ...outcomes].slice(-KEPT_OUTCOMES);
      return null;
    }
  };
  const withoutOutcomes = (requests: CapturedRequest[], done: readonly Outcome[]): number | null => {
    try {
      const { firstSeq } = writer.commit(requests, []);
      for (const outcome of done) salvage(outcome);
      return firstSeq;
    } catch {
      return null;
    }
  };
  /** The history works, so an outcome that it refuses is itself at fault: its event stays without one. */
  const salvage = (outcome: Outcome): void => {
    try {
      writer.commit([], [outcome]);
    } catch (thrown) {
      options.onLostOutcome(outcome.seq, thrown);
    }
  };
  const trouble = (thrown: unknown): void => {
    if (thrown === null && !inTrouble) return;
    inTrouble = thrown !== null;
    onTrouble(thrown);
  };
  const finish = (batch: readonly Arrival[], firstSeq: number): void => {
    // All answers leave before the first inspection that none of them asked for.
    const answered = batch.map((arrival) => {
      const inspection = once(() => options.inspect(arrival.request));
      return { request: arrival.request, inspection, reply: answer(arrival, inspection, options) };
    });
    const stored = answered.map(({ request, inspection, reply }, index): StoredEvent => {
      const event = { seq: firstSeq + index, request, inspection: inspection(), reply };
      outcomes.push(event);
      return event;
    });
    schedule();
    options.onStored(stored);
  };

  return {
    take(arrival) {
      arrivals.push(arrival);
      schedule();
    },
    note(outcome) {
      outcomes.push(outcome);
      schedule();
    },
    flush,
  };
}

function answer(
  arrival: Arrival,
  inspection: () => Inspection,
  { replyTo }: RecorderOptions,
): SentReply | null {
  const content = arrival.refusal ?? replyTo(arrival.request, inspection);
  const durationMs = arrival.answer(content);
  return durationMs === null ? null : { content, durationMs };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The row of the list for an event that was just stored. */
export function summarise(
  historyName: string,
  { seq, request, inspection, reply }: StoredEvent,
): EventSummary {
  const { issues, status } = inspection.validation;
  return {
    id: eventId(historyName, seq),
    seq,
    receivedAt: new Date(request.receivedAt).toISOString(),
    method: request.method,
    path: request.path,
    query: request.query,
    size: request.body.length,
    capture: request.capture,
    endpoint: request.endpoint,
    provider: inspection.provider,
    eventType: inspection.eventType,
    validation: { status, ...countIssues(issues) },
    signature: { verdict: inspection.signature.verdict },
    reply: reply && { status: reply.content.status, durationMs: reply.durationMs },
  };
}
