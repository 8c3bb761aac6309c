import { z } from 'zod';
import type { Limit } from '../contract/keeping-calls.ts';
import type { Database } from './sqlite.ts';
import { storing } from './storing.ts';
import { inTransaction } from './transaction.ts';

/** How much is kept. A limit that says nothing is not stored. */
export interface LimitTable {
  list(): Limit[];
  replace(limits: readonly Limit[]): void;
}

const row = z
  .object({
    scope: z.string(),
    max_age_ms: z.number().nullable(),
    max_events: z.number().nullable(),
    max_bytes: z.number().nullable(),
  })
  .transform(
    ({ scope, max_age_ms, max_events, max_bytes }): Limit => ({
      scope,
      maxAgeMs: max_age_ms,
      maxEvents: max_events,
      maxBytes: max_bytes,
    }),
  );

export function createLimits(database: Database): LimitTable {
  const list = database.prepare('SELECT * FROM limits ORDER BY scope');
  const put = database.prepare(
    'INSERT INTO limits (scope, max_age_ms, max_events, max_bytes) VALUES (?, ?, ?, ?)',
  );
  return {
    list: () => list.all().map((each) => row.parse(each)),
    replace: (limits) =>
      storing('The limits', () =>
        inTransaction(database, () => {
          database.exec('DELETE FROM limits');
          for (const { scope, maxAgeMs, maxEvents, maxBytes } of limits)
            if ([maxAgeMs, maxEvents, maxBytes].some((value) => value !== null))
              put.run(scope, maxAgeMs, maxEvents, maxBytes);
        }),
      ),
  };
}
