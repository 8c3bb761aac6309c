import { z } from 'zod';
import { listed } from './listed.ts';
import { type Database, readingFrom } from './sqlite.ts';

/** Events of one type among those that were counted. */
export interface TypeCount {
  readonly provider: string;
  readonly eventType: string;
  readonly count: number;
  /** Running number of the newest of them. */
  readonly lastSeq: number;
}

export interface TypeCounts {
  /** Counts the requests after a running number, `limit` of them: as many as one turn of the event loop bears. */
  countTypes(after: number, limit: number): TypeCount[];
  /** Milliseconds since 1970, UTC; null where there is no such request. */
  receivedAt(seq: number): number | null;
}

const countRow = z.object({
  provider: z.string(),
  event_type: z.string(),
  count: z.number(),
  last_seq: z.number(),
});
const timeRow = z.object({ received_at: z.number() });

/**
 * Which types have events. Without an index of its own, which every capture would pay for: a range of running
 * numbers is at most so many rows. (CROSS JOIN keeps the order of the tables as it is written.)
 */
export function createTypeCounts(database: Database): TypeCounts {
  const counts = database.prepare(`SELECT i.provider, i.event_type, count(*) AS count, max(o.seq) AS last_seq
    FROM outcomes o CROSS JOIN inspections i ON i.id = o.inspection
    WHERE o.seq > ? AND o.seq <= ? AND ${listed('o.seq')} AND i.provider IS NOT NULL AND i.event_type IS NOT NULL
    GROUP BY i.provider, i.event_type`);
  const time = database.prepare('SELECT received_at FROM requests WHERE seq = ?');
  return {
    countTypes: (after, limit) =>
      readingFrom(() => counts.all(after, after + limit)).map((row) => {
        const { provider, event_type: eventType, count, last_seq: lastSeq } = countRow.parse(row);
        return { provider, eventType, count, lastSeq };
      }),
    receivedAt(seq) {
      const row = readingFrom(() => time.get(seq));
      return row === undefined ? null : timeRow.parse(row).received_at;
    },
  };
}
