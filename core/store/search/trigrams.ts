import type { BodyTerm, Pattern, Query, Term } from '../../contract/query/ast.ts';
import { fold } from '../../query/pattern.ts';

/** More pieces of one text narrow no further. */
const MOST = 24;

/**
 * An expression of FTS5 that everything fits what a query can find: each found document holds every piece of three
 * characters of what was asked for. null where the query does not say enough. What fits may still be something else.
 */
export function textCondition(query: Query): string | null {
  switch (query.kind) {
    case 'all':
    case 'not':
      return null;
    case 'and': {
      const parts = query.of.map(textCondition).filter((part) => part !== null);
      return parts.length === 0 ? null : joined(parts, 'AND');
    }
    case 'or': {
      const parts = query.of.map(textCondition);
      return parts.every((part) => part !== null) ? joined(parts, 'OR') : null;
    }
    default: {
      const pieces = new Set(textsOf(query).flatMap(trigrams));
      return pieces.size === 0 ? null : joined([...pieces].slice(0, MOST).map(quoted), 'AND');
    }
  }
}

const joined = (parts: readonly string[], word: 'AND' | 'OR'): string =>
  parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(` ${word} `)})`;

const quoted = (piece: string): string => `"${piece.replaceAll('"', '""')}"`;

/** Texts that stand, each of them, in what is indexed of an event that a term finds. */
function textsOf(term: Term): string[] {
  if (term.kind === 'text') return [term.text];
  if (term.kind === 'word' && (term.field === 'body' || term.field === 'path' || term.field === 'query')) {
    return partsOf(term.value);
  }
  return term.kind === 'json' ? textsOfJson(term) : [];
}

const partsOf = ({ text, glob }: Pattern): string[] => (glob ? text.split('*') : [text]);

/** Keys and strings stand in the text of a body; a number may be written in many ways, and an item has no name. */
function textsOfJson({ path, test }: BodyTerm): string[] {
  const keys = path.filter((step) => step !== null && !/^\d+$/.test(step)).map(String);
  const isText = !('op' in test) && (test.glob ? !/\d/.test(test.text) : !Number.isFinite(Number(test.text)));
  return 'op' in test || !isText ? keys : [...keys, ...partsOf(test)];
}

function trigrams(text: string): string[] {
  const characters = [...fold(text)];
  const found: string[] = [];
  for (let at = 0; at + 3 <= characters.length; at++) {
    const piece = characters.slice(at, at + 3).join('');
    // What UTF-8 cannot say, and what ends a text for SQLite, is not indexed as it is.
    if (!/[\p{Surrogate}\0]/u.test(piece)) found.push(piece);
  }
  return found;
}
