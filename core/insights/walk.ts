import type { EventRef } from '../contract/drift-calls.ts';
import { isObject } from '../providers/provider.ts';
import { type Field, ITEMS } from './field.ts';
import { type JsonType, jsonTypeOf, type Scalar } from './json-type.ts';
import { shortened } from './samples.ts';
import type { FieldTree } from './tree.ts';

/** Places of one body that are looked at. It runs on the engine's own thread, while requests arrive. */
const MOST_PLACES = 20_000;
const OUTSIDE_KEPT = 3;

/** What one event shows of one field. */
export interface Glimpse {
  /** How often it was there: in a list of objects more than once. */
  count: number;
  objects: number;
  lists: number;
  readonly types: Set<JsonType>;
  outside: boolean;
}

/** What one event shows. */
export interface Walked {
  readonly glimpses: ReadonlyMap<Field, Glimpse>;
  /** False where the body is too large: then nothing can be said of what is missing. */
  readonly whole: boolean;
  /** Values whose field is not kept. */
  readonly leftOut: number;
}

/** Looks at every place of a body, without recursion: a body may be nested as deep as it likes. */
export function walk(tree: FieldTree, body: unknown, event: EventRef): Walked {
  const glimpses = new Map<Field, Glimpse>();
  const waiting: [Field, unknown][] = [[tree.root, body]];
  let places = 1;
  let leftOut = 0;
  let whole = true;

  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [field, value] = next;
    glance(field, value, event, glimpses);
    const inside = childrenOf(value, MOST_PLACES - places);
    places += inside.children.length;
    whole &&= inside.all;
    for (const [key, child] of inside.children) {
      const below = tree.below(field, key);
      if (below) waiting.push([below, child]);
      else leftOut += 1;
    }
  }
  return { glimpses, whole, leftOut };
}

/** What is in an object or a list, `most` of it. */
function childrenOf(value: unknown, most: number): { children: [string, unknown][]; all: boolean } {
  if (Array.isArray(value)) {
    const children = value.slice(0, most).map((item: unknown): [string, unknown] => [ITEMS, item]);
    return { children, all: value.length <= most };
  }
  if (!isObject(value)) return { children: [], all: true };
  const keys = Object.keys(value);
  return { children: keys.slice(0, most).map((key) => [key, value[key]]), all: keys.length <= most };
}

function glance(field: Field, value: unknown, event: EventRef, glimpses: Map<Field, Glimpse>): void {
  const glimpse = glimpses.get(field) ?? { count: 0, objects: 0, lists: 0, types: new Set(), outside: false };
  glimpses.set(field, glimpse);
  const type = jsonTypeOf(value);
  glimpse.count += 1;
  glimpse.types.add(type);
  if (type === 'object') glimpse.objects += 1;
  else if (type === 'array') glimpse.lists += 1;
  else glanceAtScalar(field, value as Scalar, type, event, glimpse);
}

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
