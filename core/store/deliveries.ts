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

/** Bytes of an answer's body that are kept. */
export const KEPT_RESPONSE = 1024 * 1024;

/** So many deliveries are kept, whoever sent them; the oldest go. */
export const KEPT_DELIVERIES = 2_000;

export interface NewDelivery extends DeliveryAbout {
  readonly draft: Draft | null;
  readonly sentWith: SentWith | null;
}

type NewResponse = Readonly<Omit<DeliveryResponse, 'bodyBase64' | 'size' | 'headers'>> & {
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
};

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
  /** The newest first; `before` is the id that the page before ended with. */
  page(page: { readonly before: number | null; readonly limit: number }): DeliverySummary[];
  /** null where there is none of this id. */
  get(id: number): DeliveryDetail | null;
  /** Which delivery a captured event was an attempt of; null where it was none of ours. */
  ofEvent(seq: number): number | null;
  /** The targets that were sent to last, each once. */
  lastUrls(limit: number): string[];
}

const SUMMARY = `SELECT d.*, a.status, a.ok, a.error, coalesce(a.n, 0) AS attempts FROM deliveries d
  LEFT JOIN attempts a ON a.delivery = d.id AND a.n = (SELECT max(n) FROM attempts WHERE delivery = d.id)`;
const BEGIN = `INSERT INTO deliveries
  (created_at, kind, url, template, provider, event_type, flow, run, step, fault, scheme, remarks, draft, sent_with)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`;
const ADD = `INSERT INTO attempts (delivery, n, started_at, ok, head, masked, body, body_bytes, status, response,
    response_body, unreadable, timings, error, remarks, event_seq)
  SELECT ?1, coalesce(max(n), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM attempts WHERE delivery = ?1
  RETURNING n`;

const WHAT = 'What was sent';

/** `now` dates the deliveries, in milliseconds since 1970, UTC. */
export function createDeliveries(database: Database, now: () => number): Deliveries {
  const begin = database.prepare(BEGIN);
  const add = database.prepare(ADD);
  // Numbers are given without gaps, so that their distance counts.
  const trim = database.prepare('DELETE FROM deliveries WHERE id <= ?');
  const page = database.prepare(`${SUMMARY} WHERE d.id < ? ORDER BY d.id DESC LIMIT ?`);
  const one = database.prepare(`${SUMMARY} WHERE d.id = ?`);
  const attempts = database.prepare('SELECT * FROM attempts WHERE delivery = ? ORDER BY n');
  const ofEvent = database.prepare('SELECT delivery AS id FROM attempts WHERE event_seq = ?');
  const urls = database.prepare(
    `SELECT url, max(id) FROM (SELECT id, url FROM deliveries ORDER BY id DESC LIMIT 200) GROUP BY url ORDER BY 2 DESC LIMIT ?`,
  );
  return {
    begin(made) {
      const { kind, url, template, provider, eventType, flow, run, step, fault, scheme } = made;
      const about = [kind, url, template, provider, eventType, flow, run, step, fault, scheme] as const;
      const json = [made.remarks, made.draft, made.sentWith].map((value) => value && JSON.stringify(value));
      return storing(WHAT, () => {
        const { id } = idRow.parse(begin.get(now(), ...about, ...json));
        trim.run(id - KEPT_DELIVERIES);
        return id;
      });
    },
    addAttempt(delivery, attempt) {
      const { startedAt, ok, head, masked, body, bodyBytes, unreadable, timings } = attempt;
      const sent = [startedAt, ok ? 1 : 0, head, JSON.stringify(masked), body, bodyBytes] as const;
      const came = [...responseColumns(attempt.response), unreadable] as const;
      const told = [timings, attempt.error, attempt.remarks].map((value) => value && JSON.stringify(value));
      return storing(
        WHAT,
        () => numberRow.parse(add.get(delivery, ...sent, ...came, ...told, attempt.eventSeq)).n,
      );
    },
    page: ({ before, limit }) =>
      readingFrom(() => page.all(before ?? Number.MAX_SAFE_INTEGER, limit)).map((row) =>
        toDeliverySummary(deliveryRow.parse(row)),
      ),
    get(id) {
      const row = readingFrom(() => one.get(id));
      if (row === undefined) return null;
      const list = readingFrom(() => attempts.all(id)).map((found) =>
        toDeliveryAttempt(attemptRow.parse(found)),
      );
      return { ...toDeliverySummary(deliveryRow.parse(row)), ...composedRow.parse(row), list };
    },
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
