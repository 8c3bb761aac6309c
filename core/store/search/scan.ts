import { z } from 'zod';
import type { EventSummary, HeaderPair } from '../../contract/models.ts';
import { headerPair } from '../../contract/models.ts';
import type { Query, Term } from '../../contract/query/ast.ts';
import { once } from '../../inspect/once.ts';
import type { QueryFacts } from '../../query/facts.ts';
import { searchableBody } from '../../query/searchable.ts';
import { JOINED, SUMMARY } from '../reader.ts';
import { parsedJson, summaryRow, toSummary } from '../rows.ts';
import { type Database, readingFrom, type SqlValue, type Statement } from '../sqlite.ts';
import { readBody } from './read-body.ts';
import { necessarySql } from './sql-condition.ts';

/** The events of a stretch of the history that SQL cannot rule out, the newest first. */
export interface Scan {
  /** From and to are in it. */
  range(from: number, to: number): Iterable<QueryFacts>;
  of(seqs: readonly number[]): Iterable<QueryFacts>;
}

const REPLAYED = `EXISTS (SELECT 1 FROM attempts a JOIN deliveries d ON d.id = a.delivery
  WHERE a.event_seq = r.seq AND d.kind = 'replay') AS replayed`;

const bytes = z.instanceof(Uint8Array);
const headRow = z.object({ headers: z.string() });
const bodyRow = headRow.extend({ body: bytes });
const replayRow = z.object({ replayed: z.number() });

/** Prepares the reading of what a query needs, and no more: a body of megabytes costs nothing where it is not asked for. */
export function prepareScan(database: Database, history: string, query: Query, now: number): Scan {
  const needs = needsOf(query);
  const condition = necessarySql(query, now) ?? { sql: '1', values: [] };
  const columns = [SUMMARY];
  if (needs.headers) columns.push('r.headers');
  if (needs.body) columns.push(readBody('r.body'));
  if (needs.replay) columns.push(REPLAYED);
  const select = `SELECT ${columns.join(', ')} FROM ${JOINED} WHERE ${condition.sql}`;
  const range = database.prepare(`${select} AND r.seq BETWEEN ? AND ? ORDER BY r.seq DESC`);
  const listed = database.prepare(
    `${select} AND r.seq IN (SELECT value FROM json_each(?)) ORDER BY r.seq DESC`,
  );
  function* read(statement: Statement, values: readonly SqlValue[]): Generator<QueryFacts> {
    const rows = readingFrom(() => statement.iterate(...condition.values, ...values))[Symbol.iterator]();
    for (let next = readingFrom(() => rows.next()); !next.done; next = readingFrom(() => rows.next())) {
      yield factsOf(next.value, history, needs);
    }
  }
  return {
    range: (from, to) => read(range, [from, to]),
    of: (seqs) => read(listed, [JSON.stringify(seqs)]),
  };
}

interface Needs {
  readonly headers: boolean;
  readonly body: boolean;
  readonly replay: boolean;
}

function needsOf(query: Query): Needs {
  const has = (wanted: (term: Term) => boolean): boolean => someTerm(query, wanted);
  const body = has((term) => term.kind === 'text' || term.kind === 'json' || isWord(term, 'body'));
  return {
    body,
    headers: body || has(({ kind }) => kind === 'header'),
    replay: has((term) => term.kind === 'is' && term.state === 'replay'),
  };
}

const isWord = (term: Term, field: string): boolean => term.kind === 'word' && term.field === field;

function someTerm(query: Query, wanted: (term: Term) => boolean): boolean {
  switch (query.kind) {
    case 'all':
      return false;
    case 'not':
      return someTerm(query.of, wanted);
    case 'and':
    case 'or':
      return query.of.some((part) => someTerm(part, wanted));
    default:
      return wanted(query);
  }
}

function factsOf(row: unknown, history: string, needs: Needs): QueryFacts {
  const summary = toSummary(summaryRow.parse(row), history);
  const headers = once(() =>
    needs.headers ? parsedJson(z.array(headerPair)).parse(headRow.parse(row).headers) : [],
  );
  const body = needs.body ? bodyRow.parse(row).body : new Uint8Array();
  return storedFacts(summary, headers, body, needs.replay && replayRow.parse(row).replayed === 1);
}

/** The facts of a stored event. */
function storedFacts(
  summary: EventSummary,
  headers: () => readonly HeaderPair[],
  body: Uint8Array,
  replay: boolean,
): QueryFacts {
  const searchable = once(() => searchableBody(headers(), body));
  return {
    ...summary,
    receivedAt: Date.parse(summary.receivedAt),
    validation: summary.validation?.status ?? null,
    signature: summary.signature?.verdict ?? null,
    replay,
    imported: summary.imported !== null,
    headers,
    text: () => searchable().text(),
    json: () => searchable().json(),
  };
}
