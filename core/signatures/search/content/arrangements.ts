import { contentWords } from '../../describe.ts';
import type { Part } from '../../scheme.ts';
import { type Mistake, mistake } from '../mistake.ts';
import {
  type Arrangement,
  orders,
  putTogether,
  separatedBy,
  separatorOf,
  takeApart,
  without,
} from './arrangement.ts';
import type { Change } from './draft.ts';

/** As people write them between parts; '' is none. The first three go into pairs as well. */
const SEPARATORS = ['.', ':', '', ',', '\n', '|', '-', '_', ';', ' '] as const;
const COMMON_SEPARATORS = SEPARATORS.slice(0, 3);
/** More parts than this have too many orders. */
const MOST_ORDERED = 4;

export interface ArrangementChanges {
  readonly singles: readonly Change[];
  /** Those of the singles that are worth a try with a second mistake elsewhere. */
  readonly common: readonly Change[];
  /** Two changes of the arrangement. */
  readonly pairs: readonly Change[];
}

/** The same parts in another order, between other separators, or one of them left out. */
export function arrangementChanges(content: readonly Part[]): ArrangementChanges {
  const due = takeApart(content);
  const words = contentWords({ content });
  const common = steps(due, COMMON_SEPARATORS, words);
  const pairs = common.flatMap((first) =>
    steps(first.arrangement, COMMON_SEPARATORS, words)
      .filter(({ rank }) => rank > first.rank)
      .map((second) => ({ ...second, mistakes: [...first.mistakes, ...second.mistakes] })),
  );
  return {
    singles: distinct(steps(due, SEPARATORS, words), words).map(change),
    common: distinct(common, words).map(change),
    pairs: distinct(pairs, words).map(change),
  };
}

interface Step {
  readonly arrangement: Arrangement;
  readonly mistakes: readonly Mistake[];
  /** Two steps come in the order of their ranks, so that no pair comes twice. */
  readonly rank: number;
}

function steps(from: Arrangement, separators: readonly string[], due: string): Step[] {
  return [...leftOut(from, due), ...separated(from, separators, due), ...ordered(from, due)];
}

const leaving = [
  { kind: 'id', code: 'content-without-id' },
  { kind: 'timestamp', code: 'content-without-timestamp' },
] as const;

function leftOut(from: Arrangement, due: string): Step[] {
  return leaving.flatMap(({ kind, code }, rank) => {
    const arrangement = without(from, kind);
    return arrangement ? [{ arrangement, mistakes: [mistake(code, { due })], rank }] : [];
  });
}

function separated(from: Arrangement, separators: readonly string[], due: string): Step[] {
  const [before = ''] = from.texts;
  const own = separatorOf(from);
  const bare =
    before === '' ? [] : [step({ ...from, texts: from.texts.with(0, '') }, `no "${before}" before it`)];
  if (from.parts.length < 2) return bare;
  const changed = separators
    .filter((separator) => separator !== own)
    .flatMap((separator) => {
      const words =
        separator === '' ? 'nothing between its parts' : `${JSON.stringify(separator)} between its parts`;
      const inner = separatedBy(from, separator);
      // A scheme's own beginning may end in its separator (v0:).
      if (own === '' || !before.endsWith(own)) return [step(inner, words)];
      const start = before.slice(0, -own.length) + separator;
      return [step({ ...inner, texts: inner.texts.with(0, start) }, words), step(inner, words)];
    });
  return [...changed, ...bare];

  function step(arrangement: Arrangement, found: string): Step {
    return { arrangement, mistakes: [mistake('content-separator', { found, due })], rank: 2 };
  }
}

function ordered(from: Arrangement, due: string): Step[] {
  if (from.parts.length > MOST_ORDERED) return [];
  return orders(from).map((arrangement) => {
    const found = contentWords({ content: putTogether(arrangement) });
    return { arrangement, mistakes: [mistake('content-order', { found, due })], rank: 3 };
  });
}

/** The first of those that come to the same, and none that is due. */
function distinct(all: readonly Step[], due: string): Step[] {
  const seen = new Set([due]);
  return all.filter(({ arrangement }) => {
    const words = contentWords({ content: putTogether(arrangement) });
    if (seen.has(words)) return false;
    seen.add(words);
    return true;
  });
}

function change({ arrangement, mistakes }: Step): Change {
  const parts = putTogether(arrangement);
  return { side: 'parts', mistakes, apply: ({ source }) => ({ parts, source }) };
}
