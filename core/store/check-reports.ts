import { z } from 'zod';
import { type CheckReport, checkReport } from '../contract/checks.ts';
import { HookglassError, reasonOf } from '../contract/errors.ts';
import { parsedJson } from './rows.ts';
import type { Database } from './sqlite.ts';

/** Of one provider and handler; older ones say nothing that these do not. */
export const REPORTS_KEPT = 20;

export interface CheckReports {
  /** The last two reports of this provider and handler, the newest first. One that a later version wrote counts as none. */
  last(provider: string, target: string): CheckReport[];
  /** Throws `history-write-failed`. */
  add(report: CheckReport): void;
}

const row = z.object({ report: parsedJson(checkReport) });

export function createCheckReports(database: Database): CheckReports {
  const newest = database.prepare(
    'SELECT report FROM check_reports WHERE provider = ? AND target = ? ORDER BY id DESC LIMIT 2',
  );
  const insert = database.prepare('INSERT INTO check_reports (provider, target, report) VALUES (?, ?, ?)');
  const prune = database.prepare(`DELETE FROM check_reports WHERE provider = ?1 AND target = ?2 AND id NOT IN
    (SELECT id FROM check_reports WHERE provider = ?1 AND target = ?2 ORDER BY id DESC LIMIT ${REPORTS_KEPT})`);
  return {
    last: (provider, target) =>
      newest.all(provider, target).flatMap((found) => {
        const parsed = row.safeParse(found);
        return parsed.success ? [parsed.data.report] : [];
      }),
    add(report) {
      const { provider, target } = report;
      try {
        insert.run(provider, target, JSON.stringify(report));
        prune.run(provider, target);
      } catch (thrown) {
        throw notStored(thrown);
      }
    },
  };
}

function notStored(thrown: unknown): HookglassError {
  const reason = reasonOf(thrown);
  return new HookglassError(
    'history-write-failed',
    `The report could not be stored (${reason}). Look whether the disk is full or the data folder is gone.`,
    { cause: thrown },
  );
}
