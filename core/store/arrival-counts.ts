import { z } from 'zod';
import { captureState, signatureVerdict, validationStatus } from '../contract/models.ts';
import { listed } from './listed.ts';
import { type Database, readingFrom } from './sqlite.ts';

const count = z
  .object({
    second: z.number(),
    capture: captureState,
    provider: z.string().nullable(),
    status: validationStatus.nullable(),
    verdict: signatureVerdict.nullable(),
    reply: z.number().nullable(),
    events: z.number(),
  })
  .transform(({ second, ...rest }) => ({ ...rest, at: second * 1_000 }));
export type CountedArrivals = z.output<typeof count>;

const event = z
  .object({
    seq: z.number(),
    received_at: z.number(),
    body: z.instanceof(Uint8Array),
    provider: z.string().nullable(),
    event_type: z.string().nullable(),
    status: validationStatus.nullable(),
    verdict: signatureVerdict.nullable(),
    duration_us: z.number().nullable(),
  })
  .transform(({ received_at: receivedAt, event_type: eventType, duration_us, ...rest }) => ({
    ...rest,
    receivedAt,
    eventType,
    /** Milliseconds to the answer. */
    replyMs: duration_us === null ? null : duration_us / 1_000,
  }));
export type ArrivedEvent = z.output<typeof event>;

/** Both by ranges of running numbers, as many as a turn of the event loop bears: without an index that every capture would pay for. */
export interface ArrivalCounts {
  /** Listed events after a running number up to another, by the second in which they came and what was found out. */
  count(after: number, upTo: number): CountedArrivals[];
  /** The same events one by one, the newest first. */
  events(after: number, upTo: number): ArrivedEvent[];
}

const JOINED = `requests r LEFT JOIN outcomes o ON o.seq = r.seq LEFT JOIN inspections i ON i.id = o.inspection`;

export function createArrivalCounts(database: Database): ArrivalCounts {
  const counts =
    database.prepare(`SELECT r.received_at / 1000 AS second, r.capture, i.provider, i.status, i.verdict,
    p.status AS reply, count(*) AS events
    FROM ${JOINED} LEFT JOIN replies p ON p.id = o.reply WHERE r.seq > ? AND r.seq <= ? AND ${listed('r.seq')}
    GROUP BY second, r.capture, i.provider, i.status, i.verdict, p.status`);
  const events =
    database.prepare(`SELECT r.seq, r.received_at, r.body, i.provider, i.event_type, i.status, i.verdict,
    o.duration_us FROM ${JOINED} WHERE r.seq > ? AND r.seq <= ? AND ${listed('r.seq')} ORDER BY r.seq DESC`);
  return {
    count: (after, upTo) => readingFrom(() => counts.all(after, upTo)).map((row) => count.parse(row)),
    events: (after, upTo) => readingFrom(() => events.all(after, upTo)).map((row) => event.parse(row)),
  };
}
