import { z } from 'zod';
import type { AttemptProblem, AttemptRemark, AttemptTimings } from '../contract/attempts.ts';
import type {
  DeliveryAbout,
  DeliveryDetail,
  DeliveryResponse,
  DeliverySummary,
  SentWith,
} from '../contract/deliveries.ts';
import type { Draft } from '../contract/drafts.ts';
import type { HeaderPair } from '../contract/models.ts';
import {
  attemptRow,
  composedRow,
  deliveryRow,
  responseHead,
  toDeliveryAttempt,
  toDeliverySummary,
} from './delivery-rows.ts';
import { type Database, readingFrom } from './sqlite.ts';
import { storing } from './storing.ts';
import { inTransaction } from './transaction.ts';

/** Bytes of an answer's body that are kept. */
export const KEPT_RESPONSE = 1024 * 1024;

/** So many deliveries are kept, whoever sent them; the oldest go. What was forwarded goes with its event. */
export const KEPT_DELIVERIES = 2_000;

export interface NewDelivery extends Omit<DeliveryAbout, 'copyOf'> {
  readonly draft: Draft | null;
  readonly sentWith: SentWith | null;
  /** Running number of the event that it replays. */
  readonly copyOf?: number;
}

type NewResponse = Readonly<Omit<DeliveryResponse, 'bodyBase64' | 'size' | 'headers'>> & {
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
};

/** An attempt to forward an event. `delivery` is where the one before it was written; 0 for the first, and set by `addForwards`. */
export interface NewForward {
  readonly seq: number;
  readonly kept: { delivery: number };
  readonly url: string;
  readonly provider: string | null;
  readonly eventType: string | null;
  readonly attempt: Omit<NewAttempt, 'eventSeq'>;
}

/** An attempt that has ended. Whoever hands it in has masked what is secret in its head (`storedAttempt`). */
export interface NewAttempt {
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  readonly ok: boolean;
  readonly head: Uint8Array;
  readonly masked: readonly string[];
  readonly body: Uint8Array;
  readonly bodyBytes: number;
  readonly response: NewResponse | null;
  readonly unreadable: Uint8Array | null;
  readonly timings: AttemptTimings;
  readonly error: AttemptProblem | null;
  readonly remarks: readonly AttemptRemark[];
  /** Running number of the captured event that it became; null where it became none. */
  readonly eventSeq: number | null;
}

/**
 * What was sent, and how it ended. Every change is one statement, and so a transaction of its own: it never waits in the one that
 * captures. A change that is refused throws `history-write-failed`.
 */
export interface Deliveries {
  /** Gives the delivery's id. The oldest ones beyond `KEPT_DELIVERIES` are gone then. */
  begin(delivery: NewDelivery): number;
  /** Gives the attempt's number within its delivery, from 1. */
  addAttempt(delivery: number, attempt: NewAttempt): number;
  /** The newest first, without those that an endpoint forwarded; `before` is the id that the page before ended with. */
  page(page: { readonly before: number | null; readonly limit: number }): DeliverySummary[];
  /** null where there is none of this id. */
  get(id: number): DeliveryDetail | null;
  /** Which delivery a captured event was an attempt of; null where it was none of ours. */
  ofEvent(seq: number): number | null;
  /** The copies of a captured event: what was forwarded of it, and its replays, the oldest first. */
  copiesOf(seq: number): DeliveryDetail[];
  /**
   * Writes attempts that forwarded events, and the deliveries that they begin, in one transaction: they come in numbers. The body is
   * the event's own and is not stored again. `also` is done in the same transaction. `history-write-failed` where it is refused: then
   * nothing of it is kept.
   */
  addForwards(ended: readonly NewForward[], also?: () => void): void;
  /** The targets that were sent to last, each once. */
  lastUrls(limit: number): string[];
}

const SUMMARY = `SELECT d.*, a.status, a.ok, a.error, coalesce(a.n, 0) AS attempts FROM deliveries d
  LEFT JOIN attempts a ON a.delivery = d.id AND a.n = (SELECT max(n) FROM attempts WHERE delivery = d.id)`;
const BEGIN = `INSERT INTO deliveries
  (created_at, kind, url, template, provider, event_type, flow, run, step, fault, scheme, remarks, draft, sent_with, replay_of)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`;
/** None where its event was deleted meanwhile. */
const BEGIN_FORWARD = `INSERT INTO deliveries (created_at, kind, url, provider, event_type, remarks, forward_of)
  SELECT ?, 'forward', ?, ?, ?, '[]', seq FROM requests WHERE seq = ? RETURNING id`;
/** What was forwarded has the body of its event. */
const ATTEMPTS = `SELECT a.*, coalesce(r.body, a.body) AS body FROM attempts a JOIN deliveries d ON d.id = a.delivery
  LEFT JOIN requests r ON r.seq = d.forward_of WHERE a.delivery = ? ORDER BY a.n`;
const ADD = `INSERT INTO attempts (delivery, n, started_at, ok, head, masked, body, body_bytes, status, response,
    response_body, unreadable, timings, error, remarks, event_seq)
  SELECT ?1, coalesce(max(n), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM attempts WHERE delivery = ?1
  RETURNING n`;

const WHAT = 'What was sent';
const NO_BYTES = new Uint8Array();

/** `now` dates the deliveries, in milliseconds since 1970, UTC. */
export function createDeliveries(database: Database, now: () => number): Deliveries {
  const begin = database.prepare(BEGIN);
  const add = database.prepare(ADD);
  const trim = database.prepare(`DELETE FROM deliveries WHERE kind <> 'forward' AND id <=
    (SELECT id FROM deliveries WHERE kind <> 'forward' ORDER BY id DESC LIMIT 1 OFFSET ${KEPT_DELIVERIES})`);
  const page = database.prepare(
    `${SUMMARY} WHERE d.id < ? AND d.kind <> 'forward' ORDER BY d.id DESC LIMIT ?`,
  );
  const beginForward = database.prepare(BEGIN_FORWARD);
  const copies = database.prepare(
    `${SUMMARY} WHERE d.replay_of = ?1 OR d.forward_of = ?1 ORDER BY d.id LIMIT 200`,
  );
  const one = database.prepare(`${SUMMARY} WHERE d.id = ?`);
  const attempts = database.prepare(ATTEMPTS);
  const ofEvent = database.prepare('SELECT delivery AS id FROM attempts WHERE event_seq = ?');
  const urls = database.prepare(
    `SELECT url, max(id) FROM (SELECT id, url FROM deliveries WHERE kind <> 'forward' ORDER BY id DESC LIMIT 200) GROUP BY url ORDER BY 2 DESC LIMIT ?`,
  );
  const put = (delivery: number, attempt: NewAttempt): number => {
    const { startedAt, ok, head, masked, body, bodyBytes, unreadable, timings } = attempt;
    const sent = [startedAt, ok ? 1 : 0, head, JSON.stringify(masked), body, bodyBytes] as const;
    const came = [...responseColumns(attempt.response), unreadable] as const;
    const told = [timings, attempt.error, attempt.remarks].map((value) => value && JSON.stringify(value));
    return numberRow.parse(add.get(delivery, ...sent, ...came, ...told, attempt.eventSeq)).n;
  };
  const detailOf = (row: unknown): DeliveryDetail => {
    const summary = toDeliverySummary(deliveryRow.parse(row));
    const list = readingFrom(() => attempts.all(summary.id)).map((found) =>
      toDeliveryAttempt(attemptRow.parse(found)),
    );
    return { ...summary, ...composedRow.parse(row), list };
  };
  const putForward = ({ seq, kept, url, provider, eventType, attempt }: NewForward): void => {
    const known = kept.delivery !== 0 && one.get(kept.delivery) !== undefined;
    const made = known ? undefined : beginForward.get(now(), url, provider, eventType, seq);
    if (made !== undefined) kept.delivery = idRow.parse(made).id;
    if (known || made !== undefined) put(kept.delivery, { ...attempt, body: NO_BYTES, eventSeq: null });
  };
  return {
    begin(made) {
      const { kind, url, template, provider, eventType, flow, run, step, fault, scheme } = made;
      const about = [kind, url, template, provider, eventType, flow, run, step, fault, scheme] as const;
      const json = [made.remarks, made.draft, made.sentWith].map((value) => value && JSON.stringify(value));
      return storing(WHAT, () => {
        const { id } = idRow.parse(begin.get(now(), ...about, ...json, made.copyOf ?? null));
        trim.run();
        return id;
      });
    },
    addAttempt: (delivery, attempt) => storing(WHAT, () => put(delivery, attempt)),
    addForwards: (ended, also = () => {}) =>
      storing(WHAT, () =>
        inTransaction(database, () => {
          for (const one of ended) putForward(one);
          also();
        }),
      ),
    page: ({ before, limit }) =>
      readingFrom(() => page.all(before ?? Number.MAX_SAFE_INTEGER, limit)).map((row) =>
        toDeliverySummary(deliveryRow.parse(row)),
      ),
    get(id) {
      const row = readingFrom(() => one.get(id));
      return row === undefined ? null : detailOf(row);
    },
    copiesOf: (seq) => readingFrom(() => copies.all(seq)).map(detailOf),
    ofEvent(seq) {
      const row = readingFrom(() => ofEvent.get(seq));
      return row === undefined ? null : idRow.parse(row).id;
    },
    lastUrls: (limit) => readingFrom(() => urls.all(limit)).map((row) => urlRow.parse(row).url),
  };
}

const idRow = z.object({ id: z.number() });
const numberRow = z.object({ n: z.number() });
const urlRow = z.object({ url: z.string() });

/** The status stands in a column of its own: lists ask for it. */
function responseColumns(
  response: NewAttempt['response'],
): [number | null, string | null, Uint8Array | null] {
  if (!response) return [null, null, null];
  const { body } = response;
  const head = responseHead.parse({ ...response, size: body.length });
  return [response.status, JSON.stringify(head), body.subarray(0, KEPT_RESPONSE)];
}
