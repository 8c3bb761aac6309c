import type { Outcome } from './outcome.ts';
import type { SharedRows } from './shared-rows.ts';
import type { Database } from './sqlite.ts';

/** An inspection made anew replaces the old one; what was answered stays, and may be told later than the inspection. */
const INSERT = `INSERT INTO outcomes (seq, inspection, reply, duration_us)
  SELECT CAST(key AS INTEGER), ?, ?, value FROM json_each(?) WHERE true
  ON CONFLICT (seq) DO UPDATE SET inspection = coalesce(excluded.inspection, inspection),
    reply = coalesce(reply, excluded.reply), duration_us = coalesce(duration_us, excluded.duration_us)`;

/** Events with the same inspection and reply. */
interface Alike {
  readonly inspection: number | null;
  readonly reply: number | null;
  /** The members of a JSON object: how long each answer took, in µs, by running number. */
  durations: string;
}

/**
 * Writes outcomes, in their order. Most events of a commit were found and answered alike: those go to SQLite together, for
 * a call of the driver costs more than the row that it writes.
 */
export function createOutcomeRows(
  database: Database,
  shared: SharedRows,
): (outcomes: readonly Outcome[]) => void {
  const insert = database.prepare(INSERT);
  const write = (groups: Map<string, Alike>): void => {
    for (const { inspection, reply, durations } of groups.values())
      insert.get(inspection, reply, `{${durations}}`);
    groups.clear();
  };
  const idsOf = ({ inspection, reply }: Outcome) => ({
    inspection: inspection && shared.inspection(inspection),
    reply: reply && shared.reply(reply.content),
  });

  return (outcomes) => {
    const groups = new Map<string, Alike>();
    let group: Alike | null = null;
    let last = 0;
    for (const outcome of outcomes) {
      // What is told of one event twice has to come in its order.
      if (outcome.seq <= last) {
        write(groups);
        group = null;
      }
      last = outcome.seq;
      const ids = idsOf(outcome);
      if (group?.inspection !== ids.inspection || group.reply !== ids.reply) group = groupOf(groups, ids);
      group.durations += memberOf(outcome, group.durations === '');
    }
    write(groups);
  };
}

function groupOf(groups: Map<string, Alike>, ids: Omit<Alike, 'durations'>): Alike {
  const key = `${ids.inspection} ${ids.reply}`;
  const known = groups.get(key);
  if (known) return known;
  const made = { ...ids, durations: '' };
  groups.set(key, made);
  return made;
}

const memberOf = ({ seq, reply }: Outcome, isFirst: boolean): string =>
  `${isFirst ? '' : ','}"${seq}":${reply && Math.round(reply.durationMs * 1000)}`;
