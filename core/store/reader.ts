import { z } from 'zod';
import type { EventDetail, EventSummary, Signature } from '../contract/models.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { Gaps } from './gaps.ts';
import { lastGiven } from './last-given.ts';
import {
  detailRow,
  requestRow,
  signatureRow,
  summaryRow,
  toDetail,
  toRequest,
  toSignature,
  toSummary,
} from './rows.ts';
import { type Database, readingFrom } from './sqlite.ts';

/** The columns of `summaryRow`, and where they stand. */
export const SUMMARY = `r.seq, r.received_at, r.method, r.path, r.query, r.endpoint, r.capture, length(r.body) AS size,
  i.provider, i.event_type, i.status, i.errors, i.warnings, i.verdict, nullif(p.status, 0) AS reply_status, o.duration_us,
  m.pinned, m.note, im.form AS import_form, im.original_at`;
export const JOINED = `requests r LEFT JOIN outcomes o ON o.seq = r.seq
  LEFT JOIN inspections i ON i.id = o.inspection LEFT JOIN replies p ON p.id = o.reply
  LEFT JOIN marks m ON m.seq = r.seq LEFT JOIN imported im ON im.seq = r.seq`;

/** A page of the list: `offset` counts from the oldest. */
export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
}

/** From and to are both in it. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

export interface Reader {
  total(): number;
  /** The highest running number; 0 where there is none. */
  last(): number;
  page(page: PageRequest): EventSummary[];
  /** Where an event stands in the list, counted from the oldest; null where it is not listed. */
  placeOf(seq: number): number | null;
  detail(seq: number): EventDetail | null;
  /** The request as it was captured, its whole body included. */
  request(seq: number): CapturedRequest | null;
  /** The rows of these running numbers, in their order; those that are not there are left out. */
  rows(seqs: readonly number[]): EventSummary[];
  /** Part of a body as it came, with the whole one's size. */
  bodySlice(seq: number, offset: number, length: number): { bytes: Uint8Array; total: number } | null;
  /** Running numbers of requests that came in by an endpoint (null: the catch-all), the highest first. */
  seqsOfEndpoint(endpoint: string | null, range: SeqRange): number[];
  /** What was found out about a request's signature; null where it was not inspected. */
  signature(seq: number): Signature | null;
  /** Running number of the newest inspected request; 0 where there is none. */
  lastInspected(): number;
}

/**
 * Reads a history. `name` is the history's own, for the ids; `gaps` are the running numbers that are not listed, as they are now:
 * what is in the list, and at which place, follows from them.
 */
export function createReader(database: Database, name: string, gaps: () => Gaps): Reader {
  const last = lastGiven(database);
  const stretch = database.prepare(
    `SELECT ${SUMMARY} FROM ${JOINED} WHERE r.seq BETWEEN ? AND ? ORDER BY r.seq`,
  );
  const one = database.prepare(`SELECT ${SUMMARY} FROM ${JOINED} WHERE r.seq = ?`);
  const detail =
    database.prepare(`SELECT ${SUMMARY}, r.http_version, r.remote_address, r.capture_note, r.headers, r.trailers,
    i.rules_version, i.details, p.headers AS reply_headers, p.body AS reply_body, p.told,
    (SELECT d.replay_of FROM attempts a JOIN deliveries d ON d.id = a.delivery WHERE a.event_seq = r.seq) AS replay_of
    FROM ${JOINED} WHERE r.seq = ?`);
  const request = database.prepare(`SELECT r.*, im.original_at FROM requests r
    LEFT JOIN imported im ON im.seq = r.seq WHERE r.seq = ?`);
  const slice = database.prepare(
    'SELECT substr(body, ?, ?) AS bytes, length(body) AS size FROM requests WHERE seq = ?',
  );
  const ofEndpoint = database.prepare(
    'SELECT seq FROM requests WHERE seq BETWEEN ? AND ? AND endpoint IS ? ORDER BY seq DESC LIMIT ?',
  );
  const signature = database.prepare(
    'SELECT i.verdict, i.details FROM outcomes o JOIN inspections i ON i.id = o.inspection WHERE o.seq = ?',
  );
  const lastInspected = database.prepare('SELECT max(seq) AS seq FROM outcomes WHERE inspection IS NOT NULL');
  return {
    total: () => last() - gaps().size,
    last,
    page({ offset, limit }) {
      const stretches = gaps().listed(offset, limit, last());
      const rows = readingFrom(() => stretches.flatMap(({ first, last: end }) => stretch.all(first, end)));
      return rows.map((row) => toSummary(summaryRow.parse(row), name));
    },
    placeOf(seq) {
      const missing = seq < 1 || seq > last() || gaps().has(seq);
      return missing ? null : gaps().placeOf(seq);
    },
    detail(seq) {
      const row = readingFrom(() => detail.get(seq));
      return row === undefined ? null : toDetail(detailRow.parse(row), name);
    },
    request(seq) {
      const row = readingFrom(() => request.get(seq));
      return row === undefined ? null : toRequest(requestRow.parse(row));
    },
    rows: (seqs) =>
      seqs.flatMap((seq) => {
        const row = readingFrom(() => one.get(seq));
        return row === undefined ? [] : [toSummary(summaryRow.parse(row), name)];
      }),
    bodySlice(seq, offset, length) {
      const row = readingFrom(() => slice.get(offset + 1, length, seq));
      if (row === undefined) return null;
      const { bytes, size } = sliceRow.parse(row);
      return { bytes, total: size };
    },
    seqsOfEndpoint(endpoint, { from, to, limit }) {
      const rows = readingFrom(() => ofEndpoint.all(from, to, endpoint, limit));
      return rows.map((row) => z.object({ seq: z.number() }).parse(row).seq);
    },
    signature(seq) {
      const row = readingFrom(() => signature.get(seq));
      return row === undefined ? null : toSignature(signatureRow.parse(row));
    },
    lastInspected: () => z.object({ seq: z.number().nullable() }).parse(lastInspected.get()).seq ?? 0,
  };
}

/** SQLite makes nothing of a part of nothing. */
const sliceRow = z.object({
  bytes: z
    .instanceof(Uint8Array)
    .nullable()
    .transform((bytes) => bytes ?? new Uint8Array()),
  size: z.number(),
});
