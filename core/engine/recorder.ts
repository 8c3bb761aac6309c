import { countIssues } from '../contract/count-issues.ts';
import type { EventSummary } from '../contract/models.ts';
import { NO_STATUS } from '../contract/replies.ts';
import type { Inspection } from '../inspect/inspect.ts';
import { once } from '../inspect/once.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import { createIsoTime } from '../iso-time.ts';
import type { Arrival } from '../receiver/receiver.ts';
import { type Reply, replies } from '../receiver/reply.ts';
import { eventId } from '../store/ids.ts';
import type { Outcome, SentReply } from '../store/outcome.ts';
import type { Writer } from '../store/writer.ts';

/** Outcomes that wait for a history that refuses to write; older ones are found out anew at the next start. */
const KEPT_OUTCOMES = 10_000;

/** An event of the last commit, with what became of it. */
export interface StoredEvent extends Outcome {
  readonly request: CapturedRequest;
  readonly inspection: Inspection;
  /** Of one that came from a file. */
  readonly imported?: EventSummary['imported'];
}

/** An answer that does not leave at once, or goes wrong. `done` is told once, what left; null where nobody was there any more. */
export type LateAnswer = (arrival: Arrival, done: (sent: SentReply | null) => void) => void;

export interface RecorderOptions {
  readonly writer: Pick<Writer, 'commit' | 'lastSeq'>;
  /** The inspection is made before the answer only where it is asked for. */
  readonly replyTo: (request: CapturedRequest, inspection: () => Inspection) => Reply | LateAnswer;
  readonly inspect: (request: CapturedRequest) => Inspection;
  readonly onStored: (events: StoredEvent[]) => void;
  /** An event's answer is held back (`pending`), and then has left. */
  readonly onPending?: (seq: number) => void;
  readonly onAnswered?: (seq: number, reply: SentReply | null) => void;
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
    const answered = batch.map((arrival, index) => {
      const seq = firstSeq + index;
      const inspection = once(() => options.inspect(arrival.request));
      return { seq, request: arrival.request, inspection, reply: answer(arrival, seq, inspection) };
    });
    const stored = answered.map(({ seq, request, inspection, reply }): StoredEvent => {
      const event = { seq, request, inspection: inspection(), reply };
      outcomes.push(event);
      return event;
    });
    schedule();
    options.onStored(stored);
  };

  const note = (outcome: Outcome): void => {
    outcomes.push(outcome);
    schedule();
  };
  /** What left by now; null also where the answer is yet to come. */
  const answer = (arrival: Arrival, seq: number, inspection: () => Inspection): SentReply | null => {
    const content = arrival.refusal ?? options.replyTo(arrival.request, inspection);
    return typeof content === 'function' ? later(content, arrival, seq) : sendNow(arrival, content);
  };
  const later = (answering: LateAnswer, arrival: Arrival, seq: number): SentReply | null => {
    const now: { reply?: SentReply | null; over: boolean } = { over: false };
    answering(arrival, (reply) => {
      if (!now.over) now.reply = reply;
      else {
        if (reply) note({ seq, inspection: null, reply });
        options.onAnswered?.(seq, reply);
      }
    });
    now.over = true;
    const { reply } = now;
    if (reply === undefined) options.onPending?.(seq);
    return reply ?? null;
  };

  return {
    take(arrival) {
      arrivals.push(arrival);
      schedule();
    },
    note,
    flush,
  };
}

export function sendNow(arrival: Arrival, content: Reply): SentReply | null {
  const durationMs = arrival.answer(content);
  return durationMs === null ? null : { content, durationMs };
}

/** null also where a fault withheld the answer. */
export function replySummary(reply: SentReply | null): EventSummary['reply'] {
  if (reply === null || reply.content.status === NO_STATUS) return null;
  return { status: reply.content.status, durationMs: reply.durationMs };
}

const isoTime = createIsoTime();

/** The row of the list for an event that was just stored. */
export function summarise(
  historyName: string,
  { seq, request, inspection, reply, imported = null }: StoredEvent,
): EventSummary {
  const { issues, status } = inspection.validation;
  return {
    id: eventId(historyName, seq),
    seq,
    receivedAt: isoTime(request.receivedAt),
    method: request.method,
    path: request.path,
    query: request.query,
    size: request.body.length,
    capture: request.capture,
    endpoint: request.endpoint,
    provider: inspection.provider,
    eventType: inspection.eventType,
    pinned: false,
    note: null,
    imported,
    validation: { status, ...countIssues(issues) },
    signature: { verdict: inspection.signature.verdict },
    reply: replySummary(reply),
  };
}
