import { z } from 'zod';
import { readFact, writeFact } from './facts.ts';
import type { Database } from './sqlite.ts';

/** What the user set up, and no event: tables of the same form in every history of this version. */
const TABLES = ['endpoints', 'drafts', 'environments'] as const;

const value = z.union([z.null(), z.number(), z.bigint(), z.string(), z.instanceof(Uint8Array)]);
const row = z.record(z.string(), value);

/** Copies it from one history into a new one. */
export function copySetUp(from: Database, to: Database): void {
  for (const table of TABLES) {
    to.exec(`DELETE FROM ${table}`);
    for (const found of from.prepare(`SELECT * FROM ${table}`).all()) {
      const columns = Object.entries(row.parse(found));
      const names = columns.map(([name]) => name).join(', ');
      const marks = columns.map(() => '?').join(', ');
      to.prepare(`INSERT INTO ${table} (${names}) VALUES (${marks})`).run(...columns.map(([, cell]) => cell));
    }
  }
  const operation = readFact(from, 'operation');
  if (operation !== null) writeFact(to, 'operation', operation);
}
