import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HookglassError, reasonOf } from '../contract/errors.ts';
import { setDurability } from './durability.ts';
import { lockDataDir } from './lock.ts';
import { migrate, migrations, requireKnownVersion, schemaVersion } from './migrate.ts';
import { type Database, openDatabase, sqliteFailure } from './sqlite.ts';

export const HISTORY_FILE = 'history.db';

/** An open history. `setAside` says where an old one went that could not be opened. */
export interface History {
  readonly database: Database;
  readonly setAside: { path: string; reason: string } | null;
  /**
   * Throws `history-write-failed` where the open file no longer stands in its folder: what is written to it then is lost with
   * the process, and no error of the system says so.
   */
  requireInPlace(): void;
  close(): void;
}

/** Names the process in the lock and dates what is set aside. */
export interface Writer {
  readonly pid: number;
  readonly now: number;
}

/** A history that lives as long as this process. */
export function openMemoryHistory(): History {
  const database = openDatabase(':memory:');
  migrate(database);
  return { database, setAside: null, requireInPlace: () => {}, close: () => database.close() };
}

/**
 * Opens the history of a data folder for writing, making both where they are missing. A file that cannot be opened
 * as our history is kept under another name and a new one begun. Throws `data-folder-locked` while another process
 * writes the folder, `data-folder-unusable` where the folder itself cannot be used.
 */
export function openHistory(dataDir: string, writer: Writer): History {
  const lock = unusable(dataDir, () => {
    mkdirSync(dataDir, { recursive: true });
    return lockDataDir(dataDir, writer);
  });
  try {
    const { database, setAside } = unusable(dataDir, () =>
      openOrSetAside(join(dataDir, HISTORY_FILE), writer.now),
    );
    return {
      database,
      setAside,
      requireInPlace: guardPlace(join(dataDir, HISTORY_FILE)),
      close() {
        foldIn(database);
        database.close();
        lock.release();
      },
    };
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
}

/** Opens a history to look at while another process may write it; null where there is none yet. */
export function openHistoryForReading(dataDir: string): History | null {
  const path = join(dataDir, HISTORY_FILE);
  if (!existsSync(path)) return null;
  const database = unusable(dataDir, () => {
    const opened = openDatabase(path, { readOnly: true });
    opened.exec('PRAGMA busy_timeout = 5000');
    if (schemaVersion(opened) === migrations.length) return opened;
    opened.close();
    throw new HookglassError(
      'history-newer',
      `The history in ${dataDir} belongs to another version of Hookglass. Start this version once to bring it up to date.`,
    );
  });
  return { database, setAside: null, requireInPlace: () => {}, close: () => database.close() };
}

/**
 * Brings what stands in the write-ahead log into the file, so that a folder at rest is one file that can be copied. The driver
 * would do it by closing, but keeps its connection until the last statement is collected, which at the end of a process is
 * never. Where the disk is full or gone, the log stays and is read at the next start.
 */
function foldIn(database: Database): void {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // Whatever it is, the next start or the next read tells it; closing has to come to its end.
  }
}

/** A look at the folder costs some microseconds, once a commit. */
function guardPlace(path: string): () => void {
  const { ino, dev } = statSync(path);
  return () => {
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.ino === ino && now.dev === dev) return;
    throw new HookglassError(
      'history-write-failed',
      `The history is no longer at ${path}. Put its folder back, or start Hookglass again to begin a new history.`,
    );
  };
}

function openOrSetAside(path: string, now: number): Pick<History, 'database' | 'setAside'> {
  try {
    return { database: openWritable(path), setAside: null };
  } catch (thrown) {
    const reason = reasonToSetAside(thrown);
    if (reason === null) throw thrown;
    const aside = setAsideName(path, now);
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
    }
    return { database: openWritable(path), setAside: { path: aside, reason } };
  }
}

function openWritable(path: string): Database {
  const database = openDatabase(path);
  try {
    // Asked first: what a newer version or another program wrote is not changed, not even its journal mode.
    requireOurs(database);
    // A file without tables takes it; with it, what was removed can be given back bit by bit (PRAGMA incremental_vacuum).
    if (schemaVersion(database) === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    // WAL: readers never wait for the writer. What is said of durability is put into force once it could be read.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;');
    setDurability(database, 'crash');
    // A checkpoint waits for the disk while senders wait for us: better one in 32 MB than one in 4. Where `checkpoints.ts` is at
    // work, it has done most of it by then; under a steady load only the writer itself can begin the log anew.
    database.exec('PRAGMA wal_autocheckpoint = 8192');
    migrate(database);
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** Throws where a newer version or another program wrote this file. */
function requireOurs(database: Database): void {
  const version = requireKnownVersion(database);
  const tables = database.prepare('SELECT name FROM sqlite_master').all() as { name: string }[];
  const ours = version === 0 ? tables.length === 0 : tables.some(({ name }) => name === 'history');
  if (!ours) throw new ForeignDatabase('It is a database of another program.');
}

/** Not for users: `reasonToSetAside` turns it into a sentence. */
class ForeignDatabase extends Error {}

function reasonToSetAside(thrown: unknown): string | null {
  if (thrown instanceof HookglassError && thrown.code === 'history-newer') return thrown.message;
  if (thrown instanceof ForeignDatabase) return thrown.message;
  return sqliteFailure(thrown) === 'unreadable'
    ? 'The file is damaged, or it is no history of Hookglass.'
    : null;
}

/** The first free name, so that a second damaged history never replaces the first. */
function setAsideName(path: string, now: number): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const base = path.replace(/\.db$/, `.set-aside-${stamp}`);
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? `${base}.db` : `${base}-${n}.db`;
    if (!existsSync(candidate)) return candidate;
  }
}

function unusable<T>(dataDir: string, use: () => T): T {
  try {
    return use();
  } catch (thrown) {
    if (thrown instanceof HookglassError) throw thrown;
    const reason = reasonOf(thrown);
    throw new HookglassError(
      'data-folder-unusable',
      `The data folder ${dataDir} cannot be used: ${reason}. Choose another one with --data DIR.`,
      { details: { dataDir }, cause: thrown },
    );
  }
}
