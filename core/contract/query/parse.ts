import type { Query } from './ast.ts';
import { QueryError, type QueryProblem, Scanner } from './scan.ts';
import { parseTerm } from './term.ts';

/** The most characters that a query may have. */
export const QUERY_LENGTH = 2_000;
/** Brackets within brackets, beyond which nobody means it. */
const DEPTH = 50;

export type ParsedQuery =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly problem: QueryProblem };

/** Reads a query. What is wrong with it is told with its place; the first problem only. */
export function parseQuery(text: string): ParsedQuery {
  try {
    if (text.length > QUERY_LENGTH) {
      throw new QueryError(QUERY_LENGTH, 1, `A query may have ${QUERY_LENGTH} characters at most.`);
    }
    const scanner = new Scanner(text);
    scanner.space();
    if (scanner.done) return { ok: true, query: { kind: 'all' } };
    const query = either(scanner, 0);
    if (!scanner.done) throw new QueryError(scanner.at, 1, 'This bracket closes none.');
    return { ok: true, query };
  } catch (thrown) {
    if (!(thrown instanceof QueryError)) throw thrown;
    return { ok: false, problem: thrown.problem };
  }
}

const OR = /or(?=[\s()"]|$)/iy;
const AND = /and(?=[\s()"]|$)/iy;
const NOT = /not(?=[\s()"]|$)/iy;

/** `a or b`: what binds least. */
function either(scanner: Scanner, depth: number): Query {
  const parts = [both(scanner, depth)];
  while (scanner.match(OR)) {
    needsMore(scanner, 'or');
    parts.push(both(scanner, depth));
  }
  return group('or', parts);
}

/** `a b` and `a and b`. */
function both(scanner: Scanner, depth: number): Query {
  const parts = [one(scanner, depth)];
  while (!scanner.done && scanner.peek() !== ')' && !isNext(scanner, OR)) {
    if (scanner.match(AND)) needsMore(scanner, 'and');
    parts.push(one(scanner, depth));
  }
  return group('and', parts);
}

/** A term, something in brackets, or the opposite of one. Moves over the space behind it. */
function one(scanner: Scanner, depth: number): Query {
  scanner.space();
  const from = scanner.at;
  if (depth > DEPTH) throw new QueryError(from, 1, 'Too many brackets are open here.');
  if (scanner.match(NOT)) {
    needsMore(scanner, 'not');
    return not(one(scanner, depth + 1));
  }
  for (const word of [OR, AND]) {
    const found = scanner.match(word);
    if (found) throw new QueryError(from, found.length, `"${found}" needs something before it.`);
  }
  if (scanner.peek() === ')') throw new QueryError(from, 1, 'Something is missing before this bracket.');
  if (scanner.match(/[-!](?=\S)/y)) return not(one(scanner, depth + 1));
  const query = scanner.take('(') ? bracket(scanner, from, depth) : parseTerm(scanner);
  scanner.space();
  return query;
}

function bracket(scanner: Scanner, from: number, depth: number): Query {
  scanner.space();
  if (scanner.peek() === ')') throw new QueryError(from, 2, 'There is nothing between these brackets.');
  if (scanner.done) throw new QueryError(from, 1, 'This bracket is not closed.');
  const query = either(scanner, depth + 1);
  if (!scanner.take(')')) throw new QueryError(from, 1, 'This bracket is not closed.');
  return query;
}

/** Moves over the space behind a word that needs something after it. */
function needsMore(scanner: Scanner, word: string): void {
  const end = scanner.at;
  scanner.space();
  if (scanner.done || scanner.peek() === ')') {
    throw new QueryError(end - word.length, word.length, `"${word}" needs something after it.`);
  }
}

function isNext(scanner: Scanner, word: RegExp): boolean {
  const from = scanner.at;
  const found = scanner.match(word) !== '';
  scanner.at = from;
  return found;
}

/** The parts as one query; those of the same kind are taken apart. */
export function group(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const of = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  const [only] = of;
  return of.length === 1 && only ? only : { kind, of };
}

export const not = (of: Query): Query => (of.kind === 'not' ? of.of : { kind: 'not', of });
