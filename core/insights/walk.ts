import type { EventRef } from '../contract/drift-calls.ts';
import { isObject } from '../contract/is-object.ts';
import { type Field, ITEMS } from './field.ts';
import { type JsonType, jsonTypeOf, type Scalar } from './json-type.ts';
import { shortened } from './samples.ts';
import type { FieldTree } from './tree.ts';

/** Places of one body that are looked at. It runs on the engine's own thread, while requests arrive. */
const MOST_PLACES = 20_000;
/** Items of one list: they are one field, so a part of them says enough. */
const MOST_ITEMS = 1_000;
const OUTSIDE_KEPT = 3;

/** What one event shows of one field. */
export interface Glimpse {
  /** How often it was there: in a list of objects more than once. */
  count: number;
  objects: number;
  lists: number;
  readonly types: Set<JsonType>;
  outside: boolean;
  /** An object of it has more keys than were looked at: nothing can be said of what is missing in it. */
  cut: boolean;
}

/** What one event shows. */
export interface Walked {
  readonly glimpses: ReadonlyMap<Field, Glimpse>;
  /** False where the body is too large to be looked at everywhere. */
  readonly whole: boolean;
  /** Values whose field is not kept. */
  readonly leftOut: number;
}

/**
 * Looks at the places of a body, the topmost first and of those in one object the documented ones, so that a long list
 * does not hide what stands beside it. Without recursion: a body may be nested as deep as it likes.
 */
export function walk(tree: FieldTree, body: unknown, event: EventRef): Walked {
  const glimpses = new Map<Field, Glimpse>();
  const places: [Field, unknown][] = [[tree.root, body]];
  let leftOut = 0;
  let whole = true;
  // It grows while it is gone through.
  for (const [field, value] of places) {
    const glimpse = glance(field, value, event, glimpses);
    const inside = childrenOf(field, value, MOST_PLACES - places.length - leftOut);
    whole &&= inside.all;
    glimpse.cut ||= !inside.all && !Array.isArray(value);
    for (const [key, child] of inside.children) {
      const below = tree.below(field, key);
      if (below) places.push([below, child]);
      else leftOut += 1;
    }
  }
  return { glimpses, whole, leftOut };
}

/** What is in an object or a list, `most` of it. */
function childrenOf(
  field: Field,
  value: unknown,
  most: number,
): { children: [string, unknown][]; all: boolean } {
  if (Array.isArray(value)) {
    const items: unknown[] = value.slice(0, Math.min(most, MOST_ITEMS));
    return { children: items.map((item) => [ITEMS, item]), all: value.length === items.length };
  }
  if (!isObject(value)) return { children: [], all: true };
  const keys = Object.keys(value);
  const all = keys.length <= most;
  const first = all ? keys : documentedFirst(field, keys).slice(0, most);
  return { children: first.map((key) => [key, value[key]]), all };
}

function documentedFirst({ children }: Field, keys: readonly string[]): string[] {
  const isDocumented = (key: string): boolean => Boolean(children.get(key)?.documented);
  return [...keys.filter(isDocumented), ...keys.filter((key) => !isDocumented(key))];
}

function glance(field: Field, value: unknown, event: EventRef, glimpses: Map<Field, Glimpse>): Glimpse {
  const glimpse = glimpses.get(field) ?? newGlimpse();
  glimpses.set(field, glimpse);
  const type = jsonTypeOf(value);
  glimpse.count += 1;
  glimpse.types.add(type);
  if (type === 'object') glimpse.objects += 1;
  else if (type === 'array') glimpse.lists += 1;
  else glanceAtScalar(field, value as Scalar, type, event, glimpse);
  return glimpse;
}

const newGlimpse = (): Glimpse => ({
  count: 0,
  objects: 0,
  lists: 0,
  types: new Set(),
  outside: false,
  cut: false,
});

function glanceAtScalar(
  { tally, rule }: Field,
  value: Scalar,
  type: JsonType,
  event: EventRef,
  glimpse: Glimpse,
): void {
  tally.samples.note(value, event);
  if (!rule.valueTypes.has(type) || rule.values.has(value)) return;
  glimpse.outside = true;
  if (tally.outside.size < OUTSIDE_KEPT) tally.outside.add(shortened(value));
}
