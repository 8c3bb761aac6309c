import { pathToFileURL } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { HookglassError, reasonOf } from '../contract/errors.ts';

/** A value that SQLite can hold. */
export type SqlValue = null | number | bigint | string | Uint8Array;

export interface Statement {
  run(...values: SqlValue[]): unknown;
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
  /** One row after the other, for those that may be large. */
  iterate(...values: SqlValue[]): Iterable<unknown>;
}

/** The part of `node:sqlite` that we use. The driver behind it is known to this module only. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/**
 * Opens a file, or a database in memory for `:memory:`; one that is not there is made, unless it has to exist. Throws what the
 * driver throws.
 */
export function openDatabase(
  path: string,
  { readOnly = false, existing = false }: { readOnly?: boolean; existing?: boolean } = {},
): Database {
  const database = loadDriver(existing ? existingAt(path) : path, readOnly);
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => database.prepare(sql) as Statement,
    close: () => database.close(),
  };
}

/** Runs a query; a damaged file is told as `history-damaged`, anything else as it came. */
export function readingFrom<T>(query: () => T): T {
  try {
    return query();
  } catch (thrown) {
    if (sqliteFailure(thrown) !== 'unreadable') throw thrown;
    throw new HookglassError(
      'history-damaged',
      'Part of this history is damaged and cannot be read. What is elsewhere in it can: look at single events by their number.',
      { cause: thrown },
    );
  }
}

/** SQLite's own address of a file that is only opened (https://sqlite.org/uri.html, mode=rw). */
function existingAt(path: string): string {
  const address = pathToFileURL(path);
  address.searchParams.set('mode', 'rw');
  return address.href;
}

function loadDriver(path: string, readOnly: boolean): InstanceType<typeof DatabaseSync> {
  try {
    return new DatabaseSync(path, { readOnly });
  } catch (thrown) {
    if (sqliteFailure(thrown) !== 'other') throw thrown;
    const reason = reasonOf(thrown);
    if (!/native|prebuil|\.node\b/i.test(reason)) throw thrown;
    throw new HookglassError(
      'sqlite-unavailable',
      `The SQLite module could not be loaded on this system: ${reason}`,
      {
        cause: thrown,
      },
    );
  }
}

/** What an error of the driver means for us. `unreadable`: the file is no database of ours, or a damaged one. */
export type SqliteFailure = 'busy' | 'unreadable' | 'full' | 'other';

export function sqliteFailure(thrown: unknown): SqliteFailure {
  const message = thrown instanceof Error ? thrown.message.toLowerCase() : '';
  if (/locked|busy/.test(message)) return 'busy';
  if (/not a database|malformed|corrupt/.test(message)) return 'unreadable';
  if (/full|disk i\/o error/.test(message)) return 'full';
  return 'other';
}
