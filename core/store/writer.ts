import type { ImportForm } from '../contract/models.ts';
import type { Inspection } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import { lastGiven } from './last-given.ts';
import type { Outcome, SentReply } from './outcome.ts';
import { createOutcomeRows } from './outcome-rows.ts';
import { createSharedRows } from './shared-rows.ts';
import type { Database } from './sqlite.ts';
import { rollBack } from './transaction.ts';

export interface Writer {
  /** Running numbers are given in order; the first is `firstSeq`. One transaction: all of it is kept or nothing. */
  commit(requests: readonly CapturedRequest[], outcomes: readonly Outcome[]): { firstSeq: number };
  /** Gives away running numbers for events that are written later. `note` writes down that they are; where it throws, none is given. */
  reserve<T>(count: number, note: (firstSeq: number) => T): T;
  /** Another change to the history, in one transaction. */
  change(work: () => void): void;
  readonly lastSeq: number;
}

/** An event that a file held. Its request has the moment at which it first came. */
export interface TakenIn {
  readonly request: CapturedRequest;
  readonly inspection: Inspection;
  readonly reply: SentReply | null;
  readonly form: ImportForm;
  /** Milliseconds since 1970, UTC; null where the file does not tell. */
  readonly originalAt: number | null;
}

const COMMON = 'seq, received_at, method, path, query, http_version, remote_address, headers, body';
/** Almost every request is complete, on the catch-all and without trailers: the defaults say so, at a third less cost. */
const INSERT_COMMON = `INSERT INTO requests (${COMMON}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_WHOLE = `INSERT INTO requests (${COMMON}, endpoint, capture, capture_note, trailers)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * The one writer of a history. Statements are prepared once: they run for every request. `ready` throws where nothing may be
 * written now; `committed` hears of each commit, and of how many bytes its bodies have.
 */
export function createWriter(
  database: Database,
  ready: () => void = () => {},
  committed: (bytes: number) => void = () => {},
): Writer {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const common = database.prepare(INSERT_COMMON);
  const whole = database.prepare(INSERT_WHOLE);
  const shared = createSharedRows(database);
  const insertOutcomes = createOutcomeRows(database, shared);
  let lastSeq = lastGiven(database)();

  // `get`, though nothing comes back: `run` makes an object of two numbers each time, which nobody reads.
  const insertRequest = (seq: number, r: CapturedRequest): void => {
    const { receivedAt, method, path, query, httpVersion, remoteAddress, body } = r;
    const headers = JSON.stringify(r.headers);
    if (r.endpoint === null && r.capture === 'complete' && r.trailers.length === 0) {
      common.get(seq, receivedAt, method, path, query, httpVersion, remoteAddress, headers, body);
      return;
    }
    const rest = [r.endpoint, r.capture, r.captureNote, JSON.stringify(r.trailers)] as const;
    whole.get(seq, receivedAt, method, path, query, httpVersion, remoteAddress, headers, body, ...rest);
  };

  const transact = (work: () => void): void => {
    ready();
    begin.run();
    try {
      work();
      commit.run();
    } catch (thrown) {
      rollBack(database);
      shared.forget();
      throw thrown;
    }
  };

  return {
    get lastSeq() {
      return lastSeq;
    },
    commit(requests, outcomes) {
      const firstSeq = lastSeq + 1;
      transact(() => {
        requests.forEach((captured, index) => {
          insertRequest(firstSeq + index, captured);
        });
        insertOutcomes(outcomes);
      });
      lastSeq += requests.length;
      committed(requests.reduce((sum, { body }) => sum + body.length, 0));
      return { firstSeq };
    },
    reserve(count, note) {
      ready();
      const noted = note(lastSeq + 1);
      lastSeq += count;
      return noted;
    },
    change: transact,
  };
}
