import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Database, openDatabase } from '../sqlite.ts';

/** The index of texts lies beside the history: its writing never holds up the capture, and it can be made anew at any time. */
const SEARCH_FILE = 'search.db';
/** What is indexed, and how; another number has the index made anew. */
const FORMAT = 1;

const SCHEMA = `
  CREATE TABLE state (
    history TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE texts USING fts5(
    text, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1, detail = none
  );
`;

/** Finds events whose text has pieces of three characters in it. What is found has them somewhere, not in their order. */
export interface TextIndex {
  /** Every event up to this running number is in the index. */
  readonly until: number;
  /** The highest running numbers that fit below one (included), in descending order. */
  candidates(condition: string, below: number, limit: number): number[];
  close(): void;
}

export interface WritableTextIndex extends TextIndex {
  /** Folded texts by running number; `until`: no event up to it is left. One transaction. */
  add(texts: readonly { readonly seq: number; readonly text: string }[], until: number): void;
  /** Nothing of these events stays. */
  remove(seqs: readonly number[]): void;
}

const seqRow = z.object({ seq: z.number() });
const stateRow = z.object({ history: z.string(), until: z.number() });

/**
 * Opens the index of a history for writing, an empty one where it is missing, damaged, of another history or of events that
 * are not there. `last` is the history's last running number.
 */
export function openTextIndex(dataDir: string, history: string, last: number): WritableTextIndex {
  const path = join(dataDir, SEARCH_FILE);
  try {
    return writable(path, history, last);
  } catch {
    // Nothing is in it that the history does not hold.
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    return writable(path, history, last);
  }
}

/** The index as it is, of a process that only reads; null where there is none to be used. */
export function readTextIndex(dataDir: string, history: string): TextIndex | null {
  const path = join(dataDir, SEARCH_FILE);
  if (!existsSync(path)) return null;
  try {
    const database = openDatabase(path, { readOnly: true });
    database.exec('PRAGMA busy_timeout = 2000');
    const until = readUntil(database, history);
    if (until !== null) return { ...reading(database), until };
    database.close();
  } catch {
    // Being made or damaged: the history itself is searched.
  }
  return null;
}

function writable(path: string, history: string, last: number): WritableTextIndex {
  const database = openDatabase(path);
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000');
    return writing(database, prepared(database, history, last));
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

function prepared(database: Database, history: string, last: number): number {
  const known = readUntil(database, history);
  if (known !== null && known <= last) return known;
  if (formatOf(database) !== 0) throw new Error('The index is of another history or another version.');
  database.exec(`BEGIN IMMEDIATE; ${SCHEMA}`);
  database.prepare('INSERT INTO state (history, until) VALUES (?, 0)').run(history);
  database.exec(`PRAGMA user_version = ${FORMAT}; COMMIT`);
  return 0;
}

const formatOf = (database: Database): number =>
  z.object({ user_version: z.number() }).parse(database.prepare('PRAGMA user_version').get()).user_version;

function readUntil(database: Database, history: string): number | null {
  if (formatOf(database) !== FORMAT) return null;
  const state = stateRow.parse(database.prepare('SELECT history, until FROM state').get());
  return state.history === history ? state.until : null;
}

function reading(database: Database): Omit<TextIndex, 'until'> {
  const find = database.prepare(
    'SELECT rowid AS seq FROM texts WHERE texts MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?',
  );
  return {
    candidates: (condition, below, limit) =>
      find.all(condition, below, limit).map((row) => seqRow.parse(row).seq),
    close: () => database.close(),
  };
}

function writing(database: Database, known: number): WritableTextIndex {
  const insert = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM texts WHERE rowid = ?');
  const keepUntil = database.prepare('UPDATE state SET until = ?');
  let until = known;
  const atOnce = (change: () => void): void => {
    database.exec('BEGIN IMMEDIATE');
    try {
      change();
      database.exec('COMMIT');
    } catch (thrown) {
      database.exec('ROLLBACK');
      throw thrown;
    }
  };
  return {
    ...reading(database),
    get until() {
      return until;
    },
    add(texts, next) {
      atOnce(() => {
        // SQLite would take a zero for the end of the text.
        for (const { seq, text } of texts) insert.run(seq, text.replaceAll('\0', ' '));
        keepUntil.run(next);
      });
      until = next;
    },
    remove(seqs) {
      atOnce(() => {
        for (const seq of seqs) remove.run(seq);
      });
    },
  };
}
