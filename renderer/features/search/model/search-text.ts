import type { Query } from '../../../../core/contract/query/ast.ts';
import { textsToMark } from '../../../../core/contract/query/marks.ts';
import { parseQuery } from '../../../../core/contract/query/parse.ts';
import type { QueryProblem } from '../../../../core/contract/query/scan.ts';

export interface SearchText {
  /** null where the text cannot be read. */
  readonly query: Query | null;
  readonly problem: QueryProblem | null;
}

export function readSearchText(text: string): SearchText {
  const parsed = parseQuery(text);
  return parsed.ok ? { query: parsed.query, problem: null } : { query: null, problem: parsed.problem };
}

/** The texts that a query has marked, the longest first, so that of two that begin alike all of the longer is marked. */
export function markedTexts(text: string): string[] {
  const { query } = readSearchText(text);
  return query === null ? [] : textsToMark(query).sort((a, b) => b.length - a.length);
}

/** What finds all of the texts, in any case; null where there are none. */
export function markPattern(texts: readonly string[]): RegExp | null {
  if (texts.length === 0) return null;
  const escaped = texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'giu');
}

/** A text in pieces, in turn not marked and marked; the first may be empty. */
export function markedPieces(text: string, pattern: RegExp | null): string[] {
  if (pattern === null) return [text];
  const pieces: string[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    pieces.push(text.slice(at, index), found);
    at = index + found.length;
  }
  return [...pieces, text.slice(at)];
}
