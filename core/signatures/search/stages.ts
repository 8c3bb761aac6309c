import type { Scheme } from '../scheme.ts';
import { type Change, type Draft, draftPieces } from './content/draft.ts';
import type { Field } from './field.ts';
import type { Mistake } from './mistake.ts';
import type { Received } from './received.ts';
import type { KeyTry } from './secret/forms.ts';

/** The mistakes with which a signature fits. */
export interface Find {
  /** Held against this scheme. */
  readonly scheme: Scheme;
  readonly mistakes: readonly Mistake[];
  readonly received: Received;
  /** What was signed. */
  readonly pieces: readonly Uint8Array[];
}

/** A part of the search: so many combinations at most, tried in an order of its own. */
export interface Stage {
  readonly size: number;
  /** Yields after every combination; what it yields is its cost: about how many bytes were hashed, or as much work. */
  readonly go: () => Generator<number, Find | null>;
}

/** No mistake but those of the header. */
export function dueStages(field: Field): Stage[] {
  return [overDrafts(field, field.keys.due, 1, () => [{ draft: field.draft, mistakes: [] }])];
}

/** One mistake alone, the likeliest first. */
export function singleStages(field: Field): Stage[] {
  const { keys, draft } = field;
  return [
    overChanges(field, keys.due, singlesOf(field)),
    overDrafts(field, keys.singles, 1, () => [{ draft, mistakes: [] }]),
  ];
}

/** Two of them: of the content and the secret, of two sides of the content, and of one side. */
export function pairStages(field: Field): Stage[] {
  const { keys, draft, parts, urls, bodies, times } = field;
  const sides = [bodies.singles, parts.common, times, urls.singles];
  return [
    overChanges(field, keys.singles, [...bodies.singles, ...parts.common, ...times, ...urls.singles]),
    ...sides.flatMap((side, index) => sides.slice(index + 1).map((other) => overTwo(field, side, other))),
    overChanges(field, keys.due, [...bodies.pairs, ...parts.pairs, ...urls.pairs]),
    overDrafts(field, keys.pairs, 1, () => [{ draft, mistakes: [] }]),
  ];
}

function singlesOf({ bodies, parts, times, urls }: Field): Change[] {
  return [...bodies.singles, ...parts.singles, ...times, ...urls.singles];
}

interface Candidate {
  readonly draft: Draft | null;
  readonly mistakes: readonly Mistake[];
  /** Of making it, in the same measure. */
  readonly cost?: number;
}

function overChanges(field: Field, keys: readonly KeyTry[], changes: readonly Change[]): Stage {
  return overDrafts(field, keys, changes.length, function* () {
    for (const { apply, mistakes, cost = 0 } of changes) yield { draft: apply(field.draft), mistakes, cost };
  });
}

/** Every change of one side with every one of another. */
function overTwo(field: Field, first: readonly Change[], second: readonly Change[]): Stage {
  return overDrafts(field, field.keys.due, first.length * second.length, function* () {
    for (const outer of first) {
      const draft = outer.apply(field.draft);
      let cost = outer.cost ?? 0;
      for (const inner of second) {
        const mistakes = [...outer.mistakes, ...inner.mistakes];
        yield { draft: draft && inner.apply(draft), mistakes, cost };
        cost = 0;
      }
    }
  });
}

function overDrafts(
  field: Field,
  keys: readonly KeyTry[],
  count: number,
  candidates: () => Iterable<Candidate>,
): Stage {
  return {
    size: keys.length * count,
    *go() {
      if (keys.length === 0) return null;
      for (const candidate of candidates()) {
        const pieces = candidate.draft && draftPieces(candidate.draft);
        if (!pieces) continue;
        const size = pieces.reduce((sum, { length }) => sum + length, 0);
        let { cost = 0 } = candidate;
        for (const key of keys) {
          const hit = field.tester.test(key.bytes, pieces);
          if (hit) {
            const mistakes = [...field.mistakes, ...hit.mistakes, ...candidate.mistakes, ...key.mistakes];
            return { scheme: field.scheme, mistakes, received: hit.received, pieces };
          }
          yield size + cost;
          cost = 0;
        }
      }
      return null;
    },
  };
}
