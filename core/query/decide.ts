import type { Query, Term } from '../contract/query/ast.ts';

/**
 * Whether a query is true, from what is known of its terms; undefined where that does not decide it. So a few facts that
 * cost nothing can spare the look at those that do.
 */
export function decide(query: Query, known: (term: Term) => boolean | undefined): boolean | undefined {
  switch (query.kind) {
    case 'all':
      return true;
    case 'not': {
      const inner = decide(query.of, known);
      return inner === undefined ? undefined : !inner;
    }
    case 'and':
    case 'or':
      return decideGroup(query.of, query.kind === 'or', known);
    default:
      return known(query);
  }
}

/** `deciding` is the answer of one part that makes it the answer of all. */
function decideGroup(
  parts: readonly Query[],
  deciding: boolean,
  known: (term: Term) => boolean | undefined,
): boolean | undefined {
  let open = false;
  for (const part of parts) {
    const answer = decide(part, known);
    if (answer === deciding) return deciding;
    open ||= answer === undefined;
  }
  return open ? undefined : !deciding;
}
