import type { AmountTerm, Query, Term, WordTerm } from '../contract/query/ast.ts';
import { resolveMoment } from '../contract/query/moments.ts';
import type { State } from '../contract/query/states.ts';
import { compare } from './compare.ts';
import { decide } from './decide.ts';
import type { QueryFacts } from './facts.ts';
import { jsonMatches } from './json-match.ts';
import { fold, holdsPattern, isPattern } from './pattern.ts';

/** Whether an event is what a query asks for. `now` in milliseconds since 1970, UTC. The truth, whatever an index says. */
export function matches(query: Query, facts: QueryFacts, now: number): boolean {
  return decide(query, (term) => termMatches(term, facts, now)) === true;
}

export function termMatches(term: Term, facts: QueryFacts, now: number): boolean {
  switch (term.kind) {
    case 'text':
      return textMatches(term.text, facts);
    case 'is':
      return isState(term.state, facts);
    case 'word':
      return wordMatches(term, facts);
    case 'amount': {
      const amount = amountOf(term.field, facts);
      return amount !== null && compare(amount, term.op, term.amount);
    }
    case 'moment': {
      const at = resolveMoment(term.moment, now);
      return term.field === 'after' ? facts.receivedAt >= at : facts.receivedAt < at;
    }
    case 'header':
      return facts
        .headers()
        .some(([name, value]) => name.toLowerCase() === term.name && headerFits(term.value, value));
    default:
      return jsonMatches(term, facts.json());
  }
}

function textMatches(text: string, facts: QueryFacts): boolean {
  const pattern = { text, glob: false };
  return holdsPattern(pattern, target(facts)) || holdsPattern(pattern, facts.text());
}

/** What a request asked for, as free text looks at it. */
export const target = ({ path, query }: Pick<QueryFacts, 'path' | 'query'>): string =>
  query === null ? path : `${path}?${query}`;

const headerFits = (pattern: WordTerm['value'], value: string): boolean =>
  pattern.glob ? isPattern(pattern, value) : holdsPattern(pattern, value);

/** What there is none of is like no pattern, not even `*`. */
function wordMatches({ field, value }: WordTerm, facts: QueryFacts): boolean {
  const is = (found: string | null): boolean => found !== null && isPattern(value, found);
  switch (field) {
    case 'provider':
      return is(facts.provider);
    case 'type':
      return is(facts.eventType);
    case 'signature':
      return is(facts.signature);
    case 'method':
      return is(facts.method);
    case 'id':
      return is(facts.id);
    // The catch-all has the empty name.
    case 'endpoint':
      return is(facts.endpoint ?? '');
    case 'path':
      return pathMatches(value, facts.path);
    case 'query':
      return facts.query !== null && holdsPattern(value, facts.query);
    case 'note':
      return facts.note !== null && holdsPattern(value, facts.note);
    default:
      return holdsPattern(value, facts.text());
  }
}

/** A path that begins with `/` is meant as one: itself and all below it. Anything else is a part of it. */
function pathMatches(value: WordTerm['value'], path: string): boolean {
  if (value.glob) return isPattern(value, path);
  if (!value.text.startsWith('/')) return holdsPattern(value, path);
  const below = value.text.endsWith('/') ? value.text : `${value.text}/`;
  return isPattern(value, path) || fold(path).startsWith(fold(below));
}

function isState(state: State, facts: QueryFacts): boolean {
  switch (state) {
    case 'pinned':
      return facts.pinned;
    case 'replay':
      return facts.replay;
    case 'imported':
      return facts.imported;
    case 'unanswered':
      return facts.reply === null;
    case 'cut':
    case 'incomplete':
    case 'malformed':
      return facts.capture === state;
    default:
      return facts.validation === state;
  }
}

function amountOf(field: AmountTerm['field'], facts: QueryFacts): number | null {
  if (field === 'size') return facts.size;
  if (field === 'seq') return facts.seq;
  return field === 'status' ? (facts.reply?.status ?? null) : (facts.reply?.durationMs ?? null);
}
