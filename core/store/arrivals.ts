import { z } from 'zod';
import type { HeaderPair } from '../contract/models.ts';
import { type Database, readingFrom } from './sqlite.ts';

/** A message as it left, and the running numbers that were given meanwhile (`after` is not in it, `last` is). */
export interface Departed {
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  readonly after: number;
  readonly last: number;
}

export interface Arrivals {
  /**
   * The captured request that a message became: the same bytes, come while it was on its way, and of no other attempt. Of a body
   * that was cut, as much as came. null where it did not come here.
   */
  find(departed: Departed): number | null;
  /** The captured request with this end of its path, among the running numbers after `after`. */
  endingWith(end: string, after: number): number | null;
}

export function createArrivals(database: Database): Arrivals {
  const find = database.prepare(`SELECT seq FROM requests r
    WHERE seq > ? AND seq <= ? AND method = ? AND path = ? AND query IS ? AND headers = ?
      AND body = substr(?, 1, length(body))
      AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.event_seq = r.seq)
    ORDER BY seq LIMIT 1`);
  const ending = database.prepare(
    'SELECT seq FROM requests WHERE seq > ? AND substr(path, -length(?)) = ? ORDER BY seq LIMIT 1',
  );
  return {
    find({ method, path, query, headers, body, after, last }) {
      if (last <= after) return null;
      // White space around a value is no part of it, and is not captured (RFC 9110, section 5.5).
      const came = headers.map(([name, value]) => [name, value.replace(/^[ \t]+|[ \t]+$/g, '')]);
      const row = readingFrom(() => find.get(after, last, method, path, query, JSON.stringify(came), body));
      return row === undefined ? null : z.object({ seq: z.number() }).parse(row).seq;
    },
    endingWith(end, after) {
      const row = readingFrom(() => ending.get(after, end, end));
      return row === undefined ? null : z.object({ seq: z.number() }).parse(row).seq;
    },
  };
}
