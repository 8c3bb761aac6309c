import { HookglassError } from '../contract/errors.ts';
import type { Query } from '../contract/query/ast.ts';
import { parseQuery } from '../contract/query/parse.ts';

/** Reads a query; a broken one throws `query-malformed`, with its place (`at`, `length`: characters) in the details. */
export function readQuery(text: string): Query {
  const parsed = parseQuery(text);
  if (parsed.ok) return parsed.query;
  const { at, length, message } = parsed.problem;
  throw new HookglassError('query-malformed', `The query is wrong at character ${at + 1}: ${message}`, {
    details: { at, length },
  });
}
