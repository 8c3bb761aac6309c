import { z } from 'zod';
import { type Database, readingFrom } from './sqlite.ts';

/** How many events of one type there are in a part of the history, and the newest of them. */
export interface TallyRow {
  readonly provider: string;
  readonly eventType: string;
  readonly count: number;
  readonly lastSeq: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

export interface Tally {
  /** Of the events after one running number up to another, included. Events without a type are not counted. */
  between(after: number, upTo: number): TallyRow[];
}

const row = z.object({
  provider: z.string(),
  event_type: z.string(),
  count: z.number(),
  last: z.number(),
  received_at: z.number(),
});

/** Grouped by inspection first: most events share a few, so that only those few are looked up. */
const COUNT = `WITH shared AS (
    SELECT inspection, count(*) AS count, max(seq) AS last FROM outcomes WHERE seq > ? AND seq <= ? GROUP BY inspection
  ), typed AS (
    SELECT i.provider, i.event_type, sum(s.count) AS count, max(s.last) AS last
    FROM shared s JOIN inspections i ON i.id = s.inspection
    WHERE i.provider IS NOT NULL AND i.event_type IS NOT NULL GROUP BY i.provider, i.event_type
  )
  SELECT t.*, r.received_at FROM typed t JOIN requests r ON r.seq = t.last`;

/** Counts a history by event type, part by part. */
export function createTally(database: Database): Tally {
  const count = database.prepare(COUNT);
  return {
    between(after, upTo) {
      const rows = z.array(row).parse(readingFrom(() => count.all(after, upTo)));
      return rows.map(({ provider, event_type, count, last, received_at }) => ({
        provider,
        eventType: event_type,
        count,
        lastSeq: last,
        lastAt: received_at,
      }));
    },
  };
}
