import { HookglassError } from '../contract/errors.ts';
import { requests } from './migrations/0001-requests.ts';
import { endpoints } from './migrations/0002-endpoints.ts';
import { deliveries } from './migrations/0003-deliveries.ts';
import { drafts } from './migrations/0004-drafts.ts';
import { checkReports } from './migrations/0005-check-reports.ts';
import { deliveryFlows } from './migrations/0006-delivery-flows.ts';
import { answersAndCopies } from './migrations/0007-answers-and-copies.ts';
import { keeping } from './migrations/0008-keeping.ts';
import { importedEvents } from './migrations/0009-imported.ts';
import { sentWith } from './migrations/0010-sent-with.ts';
import { forwardMarks } from './migrations/0011-forward-marks.ts';
import { importing } from './migrations/0012-importing.ts';
import type { Database } from './sqlite.ts';

/** Migration n stands at n - 1. One that has been released is never edited. */
export const migrations: readonly string[] = [
  requests,
  endpoints,
  deliveries,
  drafts,
  checkReports,
  deliveryFlows,
  answersAndCopies,
  keeping,
  importedEvents,
  sentWith,
  forwardMarks,
  importing,
];

/** Reads which migration a database has reached. Throws the driver's error where it is no database. */
export function schemaVersion(database: Database): number {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version;
}

/** Throws `history-newer` for a database that a later version wrote. Changes nothing. */
export function requireKnownVersion(database: Database): number {
  const version = schemaVersion(database);
  if (version <= migrations.length) return version;
  throw new HookglassError('history-newer', 'This history was written by a newer version of Hookglass.');
}

/** Brings a database up to `target`, each migration in a transaction of its own. */
export function migrate(database: Database, target: number = migrations.length): void {
  for (let version = requireKnownVersion(database); version < target; version++) {
    const sql = migrations[version];
    if (sql === undefined) break;
    database.exec(`BEGIN IMMEDIATE; ${sql} PRAGMA user_version = ${version + 1}; COMMIT;`);
  }
}
