import { z } from 'zod';
import type { SentReply } from './outcome.ts';
import { createSharedRows } from './shared-rows.ts';
import type { Database } from './sqlite.ts';
import { storing } from './storing.ts';
import type { TakenIn } from './writer.ts';

/**
 * Where the events of an import wait until its file is read to the end, in rows as the history has them. It is no part of the
 * history and in no file of it: what is dropped, or dies with the process, has never been there.
 */
export interface Staging {
  readonly count: number;
  /** Throws `history-write-failed`. */
  add(event: TakenIn): void;
  /** Copies all into the history, numbered from `firstSeq`; `now` dates them. Inside of the writer's transaction. */
  copy(firstSeq: number, now: number): void;
  drop(): void;
}

const WHAT = 'The import';
const REQUEST =
  'method, path, query, http_version, remote_address, endpoint, capture, capture_note, headers, trailers, body';
const INSPECTION = 'rules_version, provider, event_type, status, errors, warnings, verdict, details';
const REPLY = 'status, headers, body, told';
let made = 0;

export function createStaging(database: Database): Staging {
  made += 1;
  const tables = {
    events: `temp.staged_events_${made}`,
    inspections: `temp.staged_inspections_${made}`,
    replies: `temp.staged_replies_${made}`,
  };
  // Tables of the same columns, without the history's checks and indices.
  database.exec(`
    CREATE TABLE ${tables.events} (id INTEGER PRIMARY KEY, inspection, reply, duration_us, form, original_at, ${REQUEST});
    CREATE TABLE ${tables.inspections} (id INTEGER PRIMARY KEY, ${INSPECTION});
    CREATE TABLE ${tables.replies} (id INTEGER PRIMARY KEY, ${REPLY});`);
  const shared = createSharedRows(database, tables);
  const insert = database.prepare(
    `INSERT INTO ${tables.events} (inspection, reply, duration_us, form, original_at, ${REQUEST}) VALUES (${Array(16).fill('?').join(', ')})`,
  );
  let count = 0;
  return {
    get count() {
      return count;
    },
    add({ request, inspection, reply, form, originalAt }) {
      const { method, path, query, httpVersion, remoteAddress, endpoint, capture, captureNote, body } =
        request;
      const head = [method, path, query, httpVersion, remoteAddress, endpoint, capture, captureNote] as const;
      const pairs = [JSON.stringify(request.headers), JSON.stringify(request.trailers)] as const;
      storing(WHAT, () => {
        const found = [shared.inspection(inspection), reply && shared.reply(reply.content)] as const;
        insert.run(...found, microseconds(reply), form, originalAt, ...head, ...pairs, body);
      });
      count += 1;
    },
    copy(firstSeq, now) {
      const inspections = lastId(database, 'inspections');
      const replies = lastId(database, 'replies');
      const before = firstSeq - 1;
      const run = (sql: string, ...values: number[]): unknown => database.prepare(sql).run(...values);
      run(
        `INSERT INTO inspections (id, ${INSPECTION}) SELECT id + ?, ${INSPECTION} FROM ${tables.inspections}`,
        inspections,
      );
      run(`INSERT INTO replies (id, ${REPLY}) SELECT id + ?, ${REPLY} FROM ${tables.replies}`, replies);
      run(
        `INSERT INTO requests (seq, received_at, ${REQUEST}) SELECT id + ?, ?, ${REQUEST} FROM ${tables.events}`,
        ...[before, now],
      );
      run(
        `INSERT INTO outcomes (seq, inspection, reply, duration_us)
          SELECT id + ?, inspection + ?, reply + ?, duration_us FROM ${tables.events}`,
        ...[before, inspections, replies],
      );
      run(
        `INSERT INTO imported (seq, form, original_at) SELECT id + ?, form, original_at FROM ${tables.events}`,
        before,
      );
    },
    drop() {
      for (const table of Object.values(tables)) database.exec(`DROP TABLE ${table}`);
    },
  };
}

const microseconds = (reply: SentReply | null): number | null => reply && Math.round(reply.durationMs * 1000);

function lastId(database: Database, table: 'inspections' | 'replies'): number {
  const row = database.prepare(`SELECT max(id) AS id FROM ${table}`).get();
  return z.object({ id: z.number().nullable() }).parse(row).id ?? 0;
}
