import { z } from 'zod';
import { type HeaderPair, headerPair } from '../contract/models.ts';
import { listed } from './listed.ts';
import { type Database, readingFrom } from './sqlite.ts';

export interface TypeName {
  readonly provider: string;
  readonly eventType: string;
}

/** As much of a request as its body needs to be read. */
export interface StoredBody {
  /** Milliseconds since 1970, UTC. */
  readonly receivedAt: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

export interface TypeEvents {
  /** Running number of the newest inspected request; 0 where there is none. */
  last(): number;
  /**
   * Among the `span` requests up to `last`, newest first: the events of a type, and the requests of its provider that
   * were no JSON (`readable` is false), so that nobody knows their type.
   */
  find(type: TypeName, last: number, span: number): { seq: number; readable: boolean }[];
  /** null where there is no such request. */
  read(seq: number): StoredBody | null;
  /** Providers of which events of this type are, or have been, in this history. Looks at all of it. */
  providersOf(eventType: string): string[];
}

const foundRow = z.object({ seq: z.number(), readable: z.number() });
const lastRow = z.object({ seq: z.number().nullable() });
const providerRow = z.object({ provider: z.string() });
const bodyRow = z.object({
  received_at: z.number(),
  headers: z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.array(headerPair)),
  body: z.instanceof(Uint8Array),
});

/** Events by their type, without an index for it: as `createTypeCounts`, by ranges of running numbers. */
export function createTypeEvents(database: Database): TypeEvents {
  const last = database.prepare('SELECT max(seq) AS seq FROM outcomes WHERE inspection IS NOT NULL');
  const find = database.prepare(`SELECT o.seq, i.event_type IS NOT NULL AS readable
    FROM outcomes o CROSS JOIN inspections i ON i.id = o.inspection
    WHERE o.seq > ? AND o.seq <= ? AND ${listed('o.seq')} AND i.provider = ?
      AND (i.event_type = ? OR (i.event_type IS NULL AND i.status = 'not-json'))
    ORDER BY o.seq DESC`);
  const body = database.prepare('SELECT received_at, headers, body FROM requests WHERE seq = ?');
  const providers = database.prepare(
    'SELECT DISTINCT provider FROM inspections WHERE event_type = ? AND provider IS NOT NULL',
  );
  return {
    last: () => lastRow.parse(readingFrom(() => last.get())).seq ?? 0,
    find: ({ provider, eventType }, end, span) =>
      readingFrom(() => find.all(end - span, end, provider, eventType)).map((row) => {
        const { seq, readable } = foundRow.parse(row);
        return { seq, readable: readable === 1 };
      }),
    read(seq) {
      const row = readingFrom(() => body.get(seq));
      if (row === undefined) return null;
      const { received_at: receivedAt, ...rest } = bodyRow.parse(row);
      return { receivedAt, ...rest };
    },
    providersOf: (eventType) =>
      readingFrom(() => providers.all(eventType)).map((row) => providerRow.parse(row).provider),
  };
}
