import { randomBytes } from 'node:crypto';
import { readFact, writeFact } from './facts.ts';
import type { Database } from './sqlite.ts';

/** The history's own name, the first half of every event id in it. Made once. */
export function historyName(database: Database): string {
  const known = readFact(database, 'name');
  if (known !== null) return known;
  const name = randomBytes(5).toString('hex');
  writeFact(database, 'name', name);
  return name;
}

/** An event's id: which history, and its running number there. Unique without an index of its own. */
export function eventId(history: string, seq: number): string {
  return `${history}-${seq}`;
}

/** The running number that an id of this history names, or `12` and `#12` for short; null for anything else. */
export function seqOf(history: string, id: string): number | null {
  const match = /^(?:#?|([0-9a-f]{10})-)(\d{1,15})$/.exec(id);
  if (!match || (match[1] !== undefined && match[1] !== history)) return null;
  return Number(match[2]);
}
