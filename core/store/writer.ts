import { z } from 'zod';
import type { HeaderPair } from '../contract/models.ts';
import type { Inspection } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { Database } from './sqlite.ts';

/** What was answered. The same object for the same answer: it is then written once. */
export interface ReplyContent {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** What left our socket. */
export interface SentReply {
  readonly content: ReplyContent;
  /** Milliseconds, with fractions. */
  readonly durationMs: number;
}

/** What is known of a request once it was answered and inspected. */
export interface Outcome {
  readonly seq: number;
  readonly inspection: Inspection | null;
  readonly reply: SentReply | null;
}

export interface Writer {
  /** Running numbers are given in order; the first is `firstSeq`. One transaction: all of it is kept or nothing. */
  commit(requests: readonly CapturedRequest[], outcomes: readonly Outcome[]): { firstSeq: number };
  readonly lastSeq: number;
}

const INSERT_REQUEST = `INSERT INTO requests
  (seq, received_at, method, path, query, http_version, remote_address, endpoint, capture, capture_note, headers, trailers, size, body)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_INSPECTION = `INSERT OR REPLACE INTO inspections
  (seq, rules_version, provider, event_type, status, errors, warnings, verdict, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_REPLY = 'INSERT INTO replies (seq, content, duration_us) VALUES (?, ?, ?)';
const INSERT_CONTENT = 'INSERT INTO reply_contents (status, headers, body) VALUES (?, ?, ?) RETURNING id';

/** The one writer of a history. Statements are prepared once: they run for every request. */
export function createWriter(database: Database): Writer {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const request = database.prepare(INSERT_REQUEST);
  const inspection = database.prepare(INSERT_INSPECTION);
  const reply = database.prepare(INSERT_REPLY);
  const contentId = contentIds(database);
  let lastSeq = readLastSeq(database);

  const insertRequest = (seq: number, r: CapturedRequest): void => {
    const headers = JSON.stringify(r.headers);
    const trailers = r.trailers.length === 0 ? '[]' : JSON.stringify(r.trailers);
    request.run(
      seq,
      r.receivedAt,
      r.method,
      r.path,
      r.query,
      r.httpVersion,
      r.remoteAddress,
      r.endpoint,
      r.capture,
      r.captureNote,
      headers,
      trailers,
      r.body.length,
      r.body,
    );
  };
  const insertOutcome = (outcome: Outcome): void => {
    if (outcome.inspection) inspection.run(outcome.seq, ...inspectionColumns(outcome.inspection));
    if (!outcome.reply) return;
    const { content, durationMs } = outcome.reply;
    reply.run(outcome.seq, contentId.of(content), Math.round(durationMs * 1000));
  };

  return {
    get lastSeq() {
      return lastSeq;
    },
    commit(requests, outcomes) {
      const firstSeq = lastSeq + 1;
      begin.run();
      try {
        requests.forEach((captured, index) => {
          insertRequest(firstSeq + index, captured);
        });
        for (const outcome of outcomes) insertOutcome(outcome);
        commit.run();
      } catch (thrown) {
        rollBack(database);
        contentId.forget();
        throw thrown;
      }
      lastSeq += requests.length;
      return { firstSeq };
    },
  };
}

/** The row of each answer, written when it is first named. `forget` after a rollback, which took rows away again. */
function contentIds(database: Database): { of(content: ReplyContent): number; forget(): void } {
  const insert = database.prepare(INSERT_CONTENT);
  let known = new WeakMap<ReplyContent, number>();
  return {
    of(content) {
      const id = known.get(content);
      if (id !== undefined) return id;
      const row = insert.get(content.status, JSON.stringify(content.headers), content.body);
      const made = z.object({ id: z.number() }).parse(row).id;
      known.set(content, made);
      return made;
    },
    forget() {
      known = new WeakMap();
    },
  };
}

function inspectionColumns(
  found: Inspection,
): [number, string | null, string | null, string, number, number, string, string | null] {
  const { issues, status } = found.validation;
  const errors = issues.reduce((count, issue) => count + (issue.severity === 'error' ? 1 : 0), 0);
  const { verdict, scheme, diagnoses } = found.signature;
  const plain = issues.length === 0 && diagnoses.length === 0 && scheme === null;
  const details = plain ? null : JSON.stringify({ issues, scheme, diagnoses });
  return [
    found.rulesVersion,
    found.provider,
    found.eventType,
    status,
    errors,
    issues.length - errors,
    verdict,
    details,
  ];
}

function readLastSeq(database: Database): number {
  const row = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'requests'").get();
  return row === undefined ? 0 : Number((row as { seq: number }).seq);
}

/** A failed COMMIT may already have rolled back; the first error is the one to tell. */
function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // No transaction is open any more.
  }
}
