import type { SignedRequest } from '../request.ts';
import { type Scheme, schemeForSecret } from '../scheme.ts';
import { draftPieces } from './content/draft.ts';
import { type Field, fieldOf, type Ground, groundOf } from './field.ts';
import { holdDue, holdOthers } from './hold.ts';
import { ruledOut } from './ruled-out.ts';
import type { SearchSecrets } from './secrets.ts';
import { dueStages, type Find, pairStages, type Stage, singleStages } from './stages.ts';
import { tokenField } from './token-field.ts';

export interface SearchInput {
  readonly request: SignedRequest;
  readonly scheme: Scheme;
  readonly secrets: SearchSecrets;
  /** Addresses under which the receiver is known, such as `https://example.ngrok.app`. */
  readonly origins: readonly string[];
  /** What the search may cost, in bytes hashed; by default some seconds' worth. */
  readonly mostCost?: number;
}

/** How many of how many combinations were tried. `total` is the most there can be: those that come to the same are passed. */
export interface SearchProgress {
  readonly tried: number;
  readonly total: number;
}

export interface SearchOutcome extends SearchProgress {
  readonly find: Find | null;
  /** What the scheme that was asked for signs here; null where the request does not have all of it. */
  readonly due: readonly Uint8Array[] | null;
  /** Where nothing was found: what was tried, in words. */
  readonly ruledOut: readonly string[];
  /** Combinations that were left out, because a body this large would take minutes. */
  readonly leftOut: number;
}

/** A body of a megabyte takes less, one of ten more. */
const MOST_COST = 10 * 1024 ** 3;

/**
 * Looks for what a sender and a receiver do differently: every known mistake alone, then two at a time, until what comes
 * out is a digest that came. Yields after each combination; a caller that stops asking stops the search.
 */
export function* search(input: SearchInput): Generator<SearchProgress, SearchOutcome> {
  const { due, others } = fieldsFor(input);
  const run = runStages(stagesFor(due, others), input.mostCost ?? MOST_COST);
  let step = run.next();
  for (; !step.done; step = run.next()) yield step.value;
  const { value } = step;
  return {
    ...value,
    due: due && draftPieces(due.draft),
    ruledOut: value.find ? [] : ruledOut([...(due ? [due] : []), ...others], input.secrets),
  };
}

type RunOutcome = Pick<SearchOutcome, 'find' | 'tried' | 'total' | 'leftOut'>;

function* runStages(stages: readonly Stage[], mostCost: number): Generator<SearchProgress, RunOutcome> {
  const total = stages.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  let cost = 0;
  for (const { size, go } of stages) {
    const stage = go();
    let tried = done;
    let step = stage.next();
    for (; !step.done; step = stage.next()) {
      cost += step.value;
      tried += 1;
      if (cost > mostCost) return { tried, total, find: null, leftOut: total - tried };
      yield { tried, total };
    }
    if (step.value) return { tried, total, find: step.value, leftOut: 0 };
    done += size;
  }
  return { tried: done, total, find: null, leftOut: 0 };
}

interface Fields {
  /** null where the request carries no digest of the scheme that was asked for. */
  readonly due: Field | null;
  readonly others: readonly Field[];
}

function fieldsFor({ request, scheme, secrets, origins }: SearchInput): Fields {
  const ground = groundOf(request, secrets, origins);
  const others = holdOthers(request, scheme, secrets.current).map((held) => fieldOf(ground, held));
  const isToken = schemeForSecret(scheme, secrets.current).method.kind === 'token';
  const token = isToken ? null : tokenField(ground, scheme);
  return { due: dueField(ground, scheme), others: token ? [...others, token] : others };
}

/** First what one mistake explains, then what takes two. */
function stagesFor(due: Field | null, others: readonly Field[]): Stage[] {
  const own = due ? [due] : [];
  return [
    ...own.flatMap(dueStages),
    ...own.flatMap(singleStages),
    ...others.flatMap(dueStages),
    ...own.flatMap(pairStages),
    ...others.flatMap(singleStages),
  ];
}

function dueField(ground: Ground, given: Scheme): Field | null {
  const scheme = schemeForSecret(given, ground.secrets.current);
  if (scheme.method.kind === 'token') return tokenField(ground, scheme);
  const held = holdDue(ground.request, scheme, scheme.method);
  return held && fieldOf(ground, held);
}
