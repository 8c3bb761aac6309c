import { diffArrays } from 'diff';
import { canonical } from '../contract/canonical.ts';
import { isObject } from '../contract/is-object.ts';

/** An item of the first list and the item of the second that it most likely is; null where there is none. */
export interface Pair {
  readonly from: number | null;
  readonly to: number | null;
  /** Both are there, but not in the same order among the others. */
  readonly moved: boolean;
}

/** Beyond so many insertions and removals lists are held against each other place by place. */
const MOST_EDITS = 1_000;
/** What names an item, the first that all items have. */
const NAMES = ['id', 'uuid', '_id', 'key', 'name', 'code', 'type'] as const;

/** By what names their items, else by equal items with what changed between them in order. */
export function alignItems(before: readonly unknown[], after: readonly unknown[]): Pair[] {
  const named = namesOf(before, after);
  const [left, right] = named ?? [before.map(canonical), after.map(canonical)];
  const hunks = diffArrays([...left], [...right], { maxEditLength: MOST_EDITS });
  if (!hunks) return byPlace(before.length, after.length);
  return named ? joinMoved(pairsOf(hunks, false), left, right) : pairsOf(hunks, true);
}

/** Names of the items of both lists; null where some has none, or two have the same. */
function namesOf(before: readonly unknown[], after: readonly unknown[]): [string[], string[]] | null {
  for (const key of NAMES) {
    const left = namesBy(before, key);
    const right = namesBy(after, key);
    if (left && right) return [left, right];
  }
  return null;
}

function namesBy(items: readonly unknown[], key: string): string[] | null {
  const names = items.flatMap((item) => {
    const name = isObject(item) && Object.hasOwn(item, key) ? item[key] : null;
    return typeof name === 'string' || typeof name === 'number' ? [JSON.stringify(name)] : [];
  });
  return names.length === items.length && new Set(names).size === names.length ? names : null;
}

interface Hunk {
  readonly count: number;
  readonly added: boolean;
  readonly removed: boolean;
}

/** `changed`: what was removed and added at the same place is held against each other. */
function pairsOf(hunks: readonly Hunk[], changed: boolean): Pair[] {
  const pairs: Pair[] = [];
  let from = 0;
  let to = 0;
  /** Places of the hunk before, where that was of removed items. */
  let removed: number[] = [];
  for (const { count, added, removed: isRemoved } of hunks) {
    const places = Array.from({ length: count }, (_, index) => index);
    const partners = added && changed ? removed.splice(0, count) : [];
    if (added) pairs.push(...places.map((index) => pair(partners[index] ?? null, to + index)));
    pairs.push(...removed.map((place) => pair(place, null)));
    removed = isRemoved ? places.map((index) => from + index) : [];
    if (!added && !isRemoved) pairs.push(...places.map((index) => pair(from + index, to + index)));
    if (!added) from += count;
    if (!isRemoved) to += count;
  }
  return [...pairs, ...removed.map((place) => pair(place, null))];
}

const pair = (from: number | null, to: number | null): Pair => ({ from, to, moved: false });

/** What is gone here and new there under one name went from here to there. */
function joinMoved(pairs: readonly Pair[], left: readonly string[], right: readonly string[]): Pair[] {
  const gone = new Map(
    pairs.flatMap(({ from, to }) => (from !== null && to === null ? [[left[from], from]] : [])),
  );
  const come = new Set(pairs.flatMap(({ from, to }) => (from === null && to !== null ? [right[to]] : [])));
  return pairs.flatMap(({ from, to, moved }): Pair[] => {
    if (to === null && from !== null) return come.has(left[from]) ? [] : [{ from, to, moved }];
    if (from !== null || to === null) return [{ from, to, moved }];
    const was = gone.get(right[to]);
    return [{ from: was ?? null, to, moved: was !== undefined }];
  });
}

function byPlace(before: number, after: number): Pair[] {
  return Array.from({ length: Math.max(before, after) }, (_, place) =>
    pair(place < before ? place : null, place < after ? place : null),
  );
}
