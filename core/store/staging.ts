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
  /** Copies all into the history, a slice in each of the writer's transactions; numbered from `firstSeq`, dated `now`. */
  copy(firstSeq: number, now: number): Copying;
  drop(): void;
}

export interface Copying {
  /** Before the first slice: keeps ids for what events share, while others are given by the capture. */
  begin(): void;
  /** How many are copied now. */
  slice(): number;
}

const WHAT = 'The import';
/** Small enough that who sends meanwhile hardly waits. */
const SLICE_ROWS = 100;
const SLICE_BYTES = 256 * 1024;
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
    copy: (firstSeq, now) => createCopying(database, tables, { count, firstSeq, now }),
    drop() {
      for (const table of Object.values(tables)) database.exec(`DROP TABLE ${table}`);
    },
  };
}

const microseconds = (reply: SentReply | null): number | null => reply && Math.round(reply.durationMs * 1000);

interface StagedTables {
  readonly events: string;
  readonly inspections: string;
  readonly replies: string;
}

function createCopying(
  database: Database,
  tables: StagedTables,
  { count, firstSeq, now }: { readonly count: number; readonly firstSeq: number; readonly now: number },
): Copying {
  const shared = [
    createSharedCopy(database, 'inspection', INSPECTION, tables),
    createSharedCopy(database, 'reply', REPLY, tables),
  ] as const;
  const sizes = database.prepare(
    `SELECT id, length(body) + length(headers) AS size FROM ${tables.events} WHERE id > ? ORDER BY id LIMIT ${SLICE_ROWS}`,
  );
  const among = `FROM ${tables.events} WHERE id > ? AND id <= ?`;
  const requests = database.prepare(
    `INSERT INTO requests (seq, received_at, ${REQUEST}) SELECT id + ?, ?, ${REQUEST} ${among}`,
  );
  const outcomes = database.prepare(
    `INSERT INTO outcomes (seq, inspection, reply, duration_us)
      SELECT id + ?, inspection + ?, reply + ?, duration_us ${among}`,
  );
  const imported = database.prepare(
    `INSERT INTO imported (seq, form, original_at) SELECT id + ?, form, original_at ${among}`,
  );
  const before = firstSeq - 1;
  let done = 0;

  /** The last one of the next slice. */
  const end = (): number => {
    let bytes = 0;
    let last = done;
    for (const row of sizes.all(done)) {
      const { id, size } = sizeRow.parse(row);
      if (bytes > SLICE_BYTES) break;
      bytes += size;
      last = id;
    }
    return last;
  };
  return {
    begin() {
      for (const one of shared) one.begin();
    },
    slice() {
      const upTo = Math.min(end(), count);
      for (const one of shared) one.upTo(done, upTo);
      const [inspections, replies] = shared.map(({ offset }) => offset());
      requests.run(before, now, done, upTo);
      outcomes.run(before, inspections ?? 0, replies ?? 0, done, upTo);
      imported.run(before, done, upTo);
      done = upTo;
      return done;
    },
  };
}

/** Rows that events share, copied with the first event that has them; staged ids are in the order of first use. */
function createSharedCopy(
  database: Database,
  column: 'inspection' | 'reply',
  columns: string,
  tables: StagedTables,
) {
  const table = column === 'inspection' ? 'inspections' : 'replies';
  const last = (of: string): number =>
    lastRow.parse(database.prepare(`SELECT max(id) AS id FROM ${of}`).get()).id ?? 0;
  const copy = database.prepare(
    `INSERT INTO ${table} (id, ${columns}) SELECT id + ?, ${columns} FROM ${tables[table]} WHERE id > ? AND id <= ?`,
  );
  const highest = database.prepare(
    `SELECT max(${column}) AS id FROM ${tables.events} WHERE id > ? AND id <= ?`,
  );
  const staged = last(tables[table]);
  let offset = 0;
  let done = 0;
  return {
    offset: () => offset,
    /** The highest id first: what the capture writes meanwhile gets higher ones. */
    begin() {
      offset = last(table);
      copy.run(offset, staged - 1, staged);
    },
    upTo(after: number, event: number) {
      const needed = lastRow.parse(highest.get(after, event)).id ?? 0;
      if (needed <= done) return;
      copy.run(offset, done, Math.min(needed, staged - 1));
      done = needed;
    },
  };
}

const sizeRow = z.object({ id: z.number(), size: z.number() });
const lastRow = z.object({ id: z.number().nullable() });
