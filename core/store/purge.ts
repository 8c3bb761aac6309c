import { z } from 'zod';
import type { Stretch } from './gaps.ts';
import type { Removals } from './removals.ts';
import type { Database } from './sqlite.ts';
import { storing } from './storing.ts';
import { inTransaction } from './transaction.ts';

/** Small enough that a turn of the event loop stays short while requests arrive. */
const ROWS = 100;
const BYTES = 2 * 1024 * 1024;

export interface PurgedRow {
  readonly seq: number;
  readonly endpoint: string | null;
  /** Bytes of headers and body. */
  readonly size: number;
}

/** SQL for the bytes that a request takes, near enough: what its sender decides. */
export const STORED_SIZE = 'length(r.headers) + length(r.body)';

const row = z.object({ seq: z.number(), endpoint: z.string().nullable(), size: z.number() });
const idRow = z.object({ id: z.number() });

export interface Purge {
  /**
   * Takes the requests of stretches, in order, away for good: as many from their beginning as one turn bears. Gives them, and the
   * last running number that is done.
   */
  slice(stretches: readonly Stretch[]): { rows: PurgedRow[]; upTo: number };
}

/** With a request go its outcome, its marks and the inspection that is its own. */
export function createPurge(database: Database, removals: Removals): Purge {
  const look = database.prepare(`SELECT r.seq, r.endpoint, ${STORED_SIZE} AS size FROM requests r
    WHERE r.seq BETWEEN ? AND ? ORDER BY r.seq LIMIT ${ROWS + 1}`);
  // Only an inspection without issues may be shared, and known by its id elsewhere (shared-rows.ts).
  const own = database.prepare(`SELECT i.id FROM outcomes o CROSS JOIN inspections i ON i.id = o.inspection
    WHERE o.seq BETWEEN ? AND ? AND i.errors + i.warnings > 0`);
  const drop = database.prepare('DELETE FROM requests WHERE seq BETWEEN ? AND ?');
  const dropInspection = database.prepare('DELETE FROM inspections WHERE id = ?');

  /** Nothing else names these. SQLite would look through every outcome for each to be sure of that, so it is not asked. */
  const dropInspections = (ids: readonly number[]): void => {
    if (ids.length === 0) return;
    database.exec('PRAGMA foreign_keys = OFF');
    try {
      inTransaction(database, () => {
        for (const id of ids) dropInspection.run(id);
      });
    } finally {
      database.exec('PRAGMA foreign_keys = ON');
    }
  };
  /** The rows of a turn, and the parts of the stretches that they fill. */
  const next = (stretches: readonly Stretch[]): { rows: PurgedRow[]; done: Stretch[] } => {
    const rows: PurgedRow[] = [];
    const done: Stretch[] = [];
    let bytes = 0;
    for (const { first, last } of stretches.slice(0, ROWS)) {
      for (const found of look.all(first, last).map((each) => row.parse(each))) {
        if (rows.length === ROWS || bytes >= BYTES) {
          if (found.seq > first) done.push({ first, last: found.seq - 1 });
          return { rows, done };
        }
        bytes += found.size;
        rows.push(found);
      }
      done.push({ first, last });
    }
    return { rows, done };
  };
  return {
    slice(stretches) {
      return storing('The removal', () => {
        const { rows, done } = next(stretches);
        const inspections = done.flatMap(({ first, last }) =>
          own.all(first, last).map((each) => idRow.parse(each).id),
        );
        const gap = removals.closing(done);
        inTransaction(database, () => {
          for (const { first, last } of done) drop.run(first, last);
          gap.write();
        });
        gap.accept();
        dropInspections(inspections);
        return { rows, upTo: done.at(-1)?.last ?? 0 };
      });
    },
  };
}
