import { canonical } from '../contract/canonical.ts';
import type { JsonChange } from '../contract/compare-calls.ts';
import { isObject, type JsonObject } from '../contract/is-object.ts';
import { jsonTypeOf } from '../insights/json-type.ts';
import { toPointer } from '../providers/pointer.ts';
import { alignItems } from './align.ts';

/** Characters of a value that are told. */
const LONGEST_VALUE = 2_000;
/** Deeper than this, a part is held against the other as a whole. */
const DEEPEST = 500;

/**
 * How two JSON values differ: the order of keys does not count, the items of a list are held against those that they most likely
 * were. Changes in the order of the second value, what was removed where it stood.
 */
export function compareJson(before: unknown, after: unknown): JsonChange[] {
  const changes: JsonChange[] = [];
  compare(before, after, '', changes, 0);
  return changes;
}

function compare(before: unknown, after: unknown, path: string, changes: JsonChange[], depth: number): void {
  if (depth < DEEPEST && isObject(before) && isObject(after)) {
    compareObjects(before, after, path, changes, depth + 1);
    return;
  }
  if (depth < DEEPEST && Array.isArray(before) && Array.isArray(after)) {
    compareLists(before, after, path, changes, depth + 1);
    return;
  }
  if (before === after || (depth >= DEEPEST && canonical(before) === canonical(after))) return;
  const kind = jsonTypeOf(before) === jsonTypeOf(after) ? 'changed' : 'type';
  changes.push({ path, kind, before: told(before), after: told(after) });
}

function compareObjects(
  before: JsonObject,
  after: JsonObject,
  path: string,
  changes: JsonChange[],
  depth: number,
): void {
  for (const key of Object.keys(before))
    if (!Object.hasOwn(after, key)) changes.push(removed(path + toPointer([key]), before[key]));
  for (const key of Object.keys(after)) {
    const place = path + toPointer([key]);
    if (Object.hasOwn(before, key)) compare(before[key], after[key], place, changes, depth);
    else changes.push(added(place, after[key]));
  }
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  changes: JsonChange[],
  depth: number,
): void {
  for (const { from, to, moved } of alignItems(before, after)) {
    if (from === null) changes.push(added(`${path}/${to}`, after[to ?? 0]));
    else if (to === null) changes.push(removed(`${path}/${from}`, before[from]));
    else {
      if (moved)
        changes.push({
          path: `${path}/${to}`,
          kind: 'moved',
          before: `${path}/${from}`,
          after: `${path}/${to}`,
        });
      compare(before[from], after[to], `${path}/${to}`, changes, depth);
    }
  }
}

const removed = (path: string, value: unknown): JsonChange => ({
  path,
  kind: 'removed',
  before: told(value),
  after: null,
});
const added = (path: string, value: unknown): JsonChange => ({
  path,
  kind: 'added',
  before: null,
  after: told(value),
});

function told(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
