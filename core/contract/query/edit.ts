import type { Query, Term } from './ast.ts';
import { group, not } from './parse.ts';
import { printQuery } from './print.ts';

/** What a chip shows of a query: that it asks for a term, that it asks for none of it, or neither. */
export type ChipState = 'on' | 'off' | 'not';

const parts = (query: Query): readonly Query[] => {
  if (query.kind === 'all') return [];
  return query.kind === 'and' ? query.of : [query];
};

/** Several terms of one kind stand in one group, `(is:invalid or is:not-json)`: an event has to be one of them. */
const members = (part: Query): readonly Query[] => (part.kind === 'or' ? part.of : [part]);

const same = (a: Query, b: Query): boolean => printQuery(a) === printQuery(b);

export function chipState(query: Query, term: Term): ChipState {
  for (const part of parts(query)) {
    if (same(part, not(term))) return 'not';
    if (members(part).some((member) => same(member, term))) return 'on';
  }
  return 'off';
}

/**
 * The query with a term of a chip put in, or taken out where it is in. Terms of the same field are alternatives to each
 * other; the rest has to be true as well.
 */
export function toggleTerm(query: Query, term: Term): Query {
  const state = chipState(query, term);
  const others = parts(query).flatMap((part) => without(part, term));
  if (state !== 'off') return whole(others);
  const place = others.findIndex((part) => members(part).every((member) => sameField(member, term)));
  const found = others[place];
  if (!found) return whole([...others, term]);
  return whole(others.with(place, group('or', [found, term])));
}

function without(part: Query, term: Term): readonly Query[] {
  if (same(part, not(term))) return [];
  const left = members(part).filter((member) => !same(member, term));
  return left.length === 0 ? [] : [group('or', left)];
}

function sameField(query: Query, term: Term): boolean {
  if (query.kind !== term.kind) return false;
  return query.kind !== 'word' || (term.kind === 'word' && query.field === term.field);
}

const whole = (of: readonly Query[]): Query => (of.length === 0 ? { kind: 'all' } : group('and', of));

/** Everything that is true of both. */
export const bothOf = (a: Query, b: Query): Query => whole([...parts(a), ...parts(b)]);
