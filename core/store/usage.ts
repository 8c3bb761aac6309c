import { z } from 'zod';
import { listed } from './listed.ts';
import { STORED_SIZE } from './purge.ts';
import { type Database, readingFrom } from './sqlite.ts';

/** Listed events of one endpoint (null: the catch-all), and the bytes of their headers and bodies. */
export interface EndpointUsage {
  readonly endpoint: string | null;
  readonly events: number;
  readonly bytes: number;
}

/** A listed event, as a limit looks at it. */
export interface AgedRow {
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly receivedAt: number;
  readonly size: number;
  /** Has a pin or a note: no limit takes it. */
  readonly marked: boolean;
}

export interface FileUsage {
  /** Bytes of the file without its write-ahead log. */
  readonly bytes: number;
  /** Bytes of it that hold nothing any more. */
  readonly freeBytes: number;
  /** Whether it can be made smaller bit by bit; a history of an early version cannot. */
  readonly shrinks: boolean;
}

export interface Usage {
  /** Of the running numbers after `after` up to `upTo`. */
  count(after: number, upTo: number): EndpointUsage[];
  /** Of the listed events with a pin or a note. */
  marked(): EndpointUsage[];
  /** The next listed events after a running number; `endpoint` undefined: of any. At most `limit` running numbers are looked at. */
  rows(after: number, limit: number, endpoint: string | null | undefined): AgedRow[];
  file(): FileUsage;
  /** Gives up to so many pages that hold nothing back to the file system. */
  shrink(pages: number): void;
}

const usageRow = z.object({ endpoint: z.string().nullable(), events: z.number(), bytes: z.number() });
const agedRow = z
  .object({ seq: z.number(), received_at: z.number(), size: z.number(), marked: z.number() })
  .transform(
    ({ received_at: receivedAt, marked, ...rest }): AgedRow => ({
      ...rest,
      receivedAt,
      marked: marked === 1,
    }),
  );

export function createUsage(database: Database): Usage {
  const count =
    database.prepare(`SELECT r.endpoint, count(*) AS events, sum(${STORED_SIZE}) AS bytes FROM requests r
    WHERE r.seq > ? AND r.seq <= ? AND ${listed('r.seq')} GROUP BY r.endpoint`);
  const marked = database.prepare(`SELECT r.endpoint, count(*) AS events, sum(${STORED_SIZE}) AS bytes
    FROM marks m CROSS JOIN requests r ON r.seq = m.seq WHERE ${listed('r.seq')} GROUP BY r.endpoint`);
  const aged = (where: string) =>
    database.prepare(`SELECT r.seq, r.received_at, ${STORED_SIZE} AS size, m.seq IS NOT NULL AS marked
      FROM requests r LEFT JOIN marks m ON m.seq = r.seq
      WHERE r.seq > ? AND r.seq <= ? AND ${listed('r.seq')} ${where} ORDER BY r.seq`);
  const any = aged('');
  const ofOne = aged('AND r.endpoint IS ?');
  const pragma = (name: string): number =>
    z.record(z.string(), z.number()).parse(database.prepare(`PRAGMA ${name}`).get())[name] ?? 0;
  return {
    count: (after, upTo) => readingFrom(() => count.all(after, upTo)).map((row) => usageRow.parse(row)),
    marked: () => readingFrom(() => marked.all()).map((row) => usageRow.parse(row)),
    rows: (after, limit, endpoint) =>
      readingFrom(() =>
        endpoint === undefined ? any.all(after, after + limit) : ofOne.all(after, after + limit, endpoint),
      ).map((row) => agedRow.parse(row)),
    file() {
      const page = pragma('page_size');
      return {
        bytes: pragma('page_count') * page,
        freeBytes: pragma('freelist_count') * page,
        shrinks: pragma('auto_vacuum') === 2,
      };
    },
    shrink: (pages) => database.exec(`PRAGMA incremental_vacuum(${Math.trunc(pages)})`),
  };
}
