import { z } from 'zod';
import type { Durability } from '../contract/operation-calls.ts';
import type { Database } from './sqlite.ts';

/** SQLite's numbers for `PRAGMA synchronous`, as far as we choose them. */
const NORMAL = 1;

/**
 * In WAL mode, NORMAL hands a commit to the system, and FULL waits until it is on the disk: without that, the end of the system can
 * take the last moments, never the file's soundness. A disk of a Mac holds it back in a
 * cache of its own unless it is told not to (`fullfsync`; other systems have no such thing and pass it over). Not within a
 * transaction: SQLite refuses that.
 */
export function setDurability(database: Database, level: Durability): void {
  const toTheDisk = level === 'power-loss';
  database.exec(`PRAGMA synchronous = ${toTheDisk ? 'FULL' : 'NORMAL'}`);
  database.exec(`PRAGMA fullfsync = ${toTheDisk ? 'ON' : 'OFF'}`);
}

/** As the connection really has it. */
export function durabilityOf(database: Database): Durability {
  const { synchronous } = z
    .object({ synchronous: z.number() })
    .parse(database.prepare('PRAGMA synchronous').get());
  return synchronous <= NORMAL ? 'crash' : 'power-loss';
}
