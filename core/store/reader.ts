import { z } from 'zod';
import type { EventDetail, EventSummary, Signature } from '../contract/models.ts';
import type { CapturedRequest } from '../inspect/record.ts';
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

const SUMMARY = `r.seq, r.received_at, r.method, r.path, r.query, r.endpoint, r.capture, length(r.body) AS size,
  i.provider, i.event_type, i.status, i.errors, i.warnings, i.verdict, p.status AS reply_status, o.duration_us`;
const JOINED = `requests r LEFT JOIN outcomes o ON o.seq = r.seq
  LEFT JOIN inspections i ON i.id = o.inspection LEFT JOIN replies p ON p.id = o.reply`;

const IMPORTED = 'LEFT JOIN imported m ON m.seq = r.seq';

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
  page(page: PageRequest): EventSummary[];
  detail(seq: number): EventDetail | null;
  /** The request as it was captured, its whole body included. */
  request(seq: number): CapturedRequest | null;
  /** Part of a body as it came, with the whole one's size. */
  bodySlice(seq: number, offset: number, length: number): { bytes: Uint8Array; total: number } | null;
  /** Running numbers of requests that came in by an endpoint (null: the catch-all), the highest first. */
  seqsOfEndpoint(endpoint: string | null, range: SeqRange): number[];
  /** What was found out about a request's signature; null where it was not inspected. */
  signature(seq: number): Signature | null;
  /** Running number of the newest inspected request; 0 where there is none. */
  lastInspected(): number;
}

/** Reads a history. `name` is the history's own, for the ids. */
export function createReader(database: Database, name: string): Reader {
  // Two look-ups at the ends of the table: rows are never deleted, so running numbers have no gaps to count.
  const ends = database.prepare(
    'SELECT (SELECT min(seq) FROM requests) AS first, (SELECT max(seq) FROM requests) AS last',
  );
  const bySeq = database.prepare(`SELECT ${SUMMARY} FROM ${JOINED} WHERE r.seq >= ? ORDER BY r.seq LIMIT ?`);
  const detail =
    database.prepare(`SELECT ${SUMMARY}, r.http_version, r.remote_address, r.capture_note, r.headers, r.trailers,
    i.rules_version, i.details, p.headers AS reply_headers, p.body AS reply_body, m.form AS import_form, m.original_at
    FROM ${JOINED} ${IMPORTED} WHERE r.seq = ?`);
  const request = database.prepare(`SELECT r.*, m.original_at FROM requests r ${IMPORTED} WHERE r.seq = ?`);
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
  const extent = (): { first: number; total: number } => {
    const { first, last } = endsRow.parse(ends.get());
    return { first: first ?? 1, total: first === null || last === null ? 0 : last - first + 1 };
  };

  return {
    total: () => extent().total,
    page({ offset, limit }) {
      const rows = readingFrom(() => bySeq.all(extent().first + offset, limit));
      return rows.map((row) => toSummary(summaryRow.parse(row), name));
    },
    detail(seq) {
      const row = readingFrom(() => detail.get(seq));
      return row === undefined ? null : toDetail(detailRow.parse(row), name);
    },
    request(seq) {
      const row = readingFrom(() => request.get(seq));
      return row === undefined ? null : toRequest(requestRow.parse(row));
    },
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
const endsRow = z.object({ first: z.number().nullable(), last: z.number().nullable() });
