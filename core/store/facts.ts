import { z } from 'zod';
import type { Database } from './sqlite.ts';

/**
 * What a history knows of itself: its name, what its inspections were made with (our rules, and the user's own providers),
 * the endpoints whose events are still to be judged anew,
 * what stands in the Simulator, the flow that is being written, the accounts at Okaya,
 * the settings of the way to here from outside, when secrets were set and used, and how the receiver and the history work.
 */
export type Fact =
  | 'name'
  | 'rules-version'
  | 'endpoints-to-inspect'
  | 'simulator-desk'
  | 'flow-draft'
  | 'okaya'
  | 'tunnel'
  | 'secrets'
  | 'operation';

export function readFact(database: Database, fact: Fact): string | null {
  const row = database.prepare('SELECT value FROM history WHERE name = ?').get(fact);
  return row === undefined ? null : z.object({ value: z.string() }).parse(row).value;
}

export function writeFact(database: Database, fact: Fact, value: string): void {
  database.prepare('INSERT OR REPLACE INTO history (name, value) VALUES (?, ?)').run(fact, value);
}
