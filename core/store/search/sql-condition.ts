import type { AmountTerm, Query, Term, WordTerm } from '../../contract/query/ast.ts';
import { resolveMoment } from '../../contract/query/moments.ts';
import { fold } from '../../query/pattern.ts';
import type { SqlValue } from '../sqlite.ts';

/** A condition on `requests r`, `outcomes o`, `replies p` and `imported im`; never null for a row. */
export interface SqlCondition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** What every event that a query finds fits. null where SQL cannot say anything; what fits may still be something else. */
export function necessarySql(query: Query, now: number): SqlCondition | null {
  const exact = exactSql(query, now);
  if (exact) return exact;
  if (query.kind === 'and') {
    const parts = query.of.map((part) => necessarySql(part, now)).filter((part) => part !== null);
    return parts.length === 0 ? null : joined(parts, 'AND');
  }
  if (query.kind !== 'or') return null;
  const parts = query.of.map((part) => necessarySql(part, now));
  return parts.every((part) => part !== null) ? joined(parts, 'OR') : null;
}

/** What exactly those events fit that a query finds; null where SQL cannot say it. */
function exactSql(query: Query, now: number): SqlCondition | null {
  switch (query.kind) {
    case 'all':
      return { sql: '1', values: [] };
    case 'not': {
      const inner = exactSql(query.of, now);
      return inner && { ...inner, sql: `NOT ${inner.sql}` };
    }
    case 'and':
    case 'or': {
      const parts = query.of.map((part) => exactSql(part, now));
      return parts.every((part) => part !== null) ? joined(parts, query.kind === 'or' ? 'OR' : 'AND') : null;
    }
    default:
      return termSql(query, now);
  }
}

const joined = (parts: readonly SqlCondition[], word: 'AND' | 'OR'): SqlCondition => ({
  sql: `(${parts.map(({ sql }) => sql).join(` ${word} `)})`,
  values: parts.flatMap(({ values }) => values),
});

function termSql(term: Term, now: number): SqlCondition | null {
  switch (term.kind) {
    case 'word':
      return wordSql(term);
    case 'amount':
      return amountSql(term);
    case 'moment': {
      const op = term.field === 'after' ? '>=' : '<';
      return { sql: `(r.received_at ${op} ?)`, values: [resolveMoment(term.moment, now)] };
    }
    case 'is':
      if (term.state === 'imported') return { sql: '(im.seq IS NOT NULL)', values: [] };
      return term.state === 'cut' || term.state === 'incomplete' || term.state === 'malformed'
        ? { sql: '(r.capture = ?)', values: [term.state] }
        : null;
    default:
      return null;
  }
}

/**
 * Heads are latin-1, where SQLite's `lower` and ours differ outside ASCII only: a text of ASCII is compared alike by both.
 */
function wordSql({ field, value }: WordTerm): SqlCondition | null {
  const text = fold(value.text);
  if (value.glob || ![...text].every((char) => char > '\0' && char <= '\x7f')) return null;
  switch (field) {
    case 'method':
      return { sql: '(lower(r.method) = ?)', values: [text] };
    case 'endpoint':
      return { sql: "(lower(coalesce(r.endpoint, '')) = ?)", values: [text] };
    case 'query':
      return { sql: "(r.query IS NOT NULL AND instr(lower(coalesce(r.query, '')), ?) > 0)", values: [text] };
    case 'path': {
      if (!text.startsWith('/')) return { sql: '(instr(lower(r.path), ?) > 0)', values: [text] };
      const below = text.endsWith('/') ? text : `${text}/`;
      return {
        sql: '(lower(r.path) = ? OR substr(lower(r.path), 1, ?) = ?)',
        values: [text, below.length, below],
      };
    }
    default:
      return null;
  }
}

function amountSql({ field, op, amount }: AmountTerm): SqlCondition | null {
  const columns = {
    seq: 'r.seq',
    size: 'length(r.body)',
    status: 'p.status',
    duration: 'o.duration_us / 1000.0',
  };
  const answered = field === 'status' || field === 'duration' ? 'o.reply IS NOT NULL AND ' : '';
  return { sql: `(${answered}coalesce(${columns[field]} ${op} ?, 0))`, values: [amount] };
}
