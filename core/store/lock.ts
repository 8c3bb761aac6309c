import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HookglassError } from '../contract/errors.ts';
import { type Database, openDatabase, sqliteFailure } from './sqlite.ts';

/** Who writes a data folder, for the sentence that the next one gets. */
const holder = z.object({ pid: z.number().int(), since: z.string() });

/**
 * Makes this process the only writer of a data folder until `release`.
 * SQLite's own file lock is used because the system drops it with the process, however that dies:
 * a lock file of ours would survive `kill -9`.
 */
export function lockDataDir(dataDir: string, self: { pid: number; now: number }): { release(): void } {
  const holderFile = join(dataDir, 'writer.json');
  const database = takeLock(join(dataDir, 'writer.lock'), (thrown) =>
    lockedError(dataDir, holderFile, thrown),
  );
  writeFileSync(holderFile, JSON.stringify({ pid: self.pid, since: new Date(self.now).toISOString() }));
  return {
    release() {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

function takeLock(file: string, locked: (thrown: unknown) => HookglassError): Database {
  const database = openDatabase(file);
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
    return database;
  } catch (thrown) {
    database.close();
    const failure = sqliteFailure(thrown);
    if (failure === 'busy') throw locked(thrown);
    if (failure !== 'unreadable') throw thrown;
    // There is nothing in this file to lose: a damaged one is made anew.
    rmSync(file);
    return takeLock(file, locked);
  }
}

function lockedError(dataDir: string, holderFile: string, cause: unknown): HookglassError {
  const who = readHolder(holderFile);
  const by = who ? ` (process ${who.pid}, since ${who.since})` : '';
  return new HookglassError(
    'data-folder-locked',
    `Another Hookglass${by} is writing the history in ${dataDir}. Close it, choose another folder with --data, or keep no history with --memory.`,
    { details: { dataDir, pid: who?.pid ?? null }, cause },
  );
}

function readHolder(file: string): z.infer<typeof holder> | null {
  try {
    return holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Only the sentence is poorer for it.
    return null;
  }
}
