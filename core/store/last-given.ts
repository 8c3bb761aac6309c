import { z } from 'zod';
import type { Database } from './sqlite.ts';

const row = z.object({ request: z.number().nullable(), gap: z.number().nullable() });

/** Reads the last running number that was given. A request that is gone has left a gap: its number is not given again. */
export function lastGiven(database: Database): () => number {
  const ends = database.prepare(
    'SELECT (SELECT max(seq) FROM requests) AS request, (SELECT last FROM gaps ORDER BY first DESC LIMIT 1) AS gap',
  );
  return () => {
    const { request, gap } = row.parse(ends.get());
    return Math.max(request ?? 0, gap ?? 0);
  };
}
