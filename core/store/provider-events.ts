import { z } from 'zod';
import { listed } from './listed.ts';
import { type Database, readingFrom } from './sqlite.ts';

export interface ProviderEvents {
  /** Events of a provider whose type is known, among the `span` requests up to `last`, newest first. */
  find(provider: string, last: number, span: number): { seq: number; eventType: string }[];
}

const row = z.object({ seq: z.number(), event_type: z.string() });

/** By ranges of running numbers, without an index of its own (as `createTypeCounts`). */
export function createProviderEvents(database: Database): ProviderEvents {
  const find = database.prepare(`SELECT o.seq, i.event_type
    FROM outcomes o CROSS JOIN inspections i ON i.id = o.inspection
    WHERE o.seq > ? AND o.seq <= ? AND ${listed('o.seq')} AND i.provider = ? AND i.event_type IS NOT NULL ORDER BY o.seq DESC`);
  return {
    find: (provider, last, span) =>
      readingFrom(() => find.all(last - span, last, provider)).map((found) => {
        const { seq, event_type: eventType } = row.parse(found);
        return { seq, eventType };
      }),
  };
}
