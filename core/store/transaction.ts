import type { Database } from './sqlite.ts';

/** All of it is kept, or nothing. Throws what `change` or the driver throws. */
export function inTransaction<T>(database: Database, change: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = change();
    database.exec('COMMIT');
    return result;
  } catch (thrown) {
    rollBack(database);
    throw thrown;
  }
}

/** A failed COMMIT may already have rolled back; the first error is the one to tell. */
export function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // No transaction is open any more.
  }
}
