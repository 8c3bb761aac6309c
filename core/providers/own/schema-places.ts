import { isObject } from '../../contract/is-object.ts';
import type { Step } from '../pointer.ts';
import type { JsonSchema } from '../schema.ts';

/** Where a schema may hold schemas, by keyword. What stands under any other keyword is data, whatever it looks like. */
const ONE = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const LIST = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']);
const MAP = new Set([
  '$defs',
  'definitions',
  'dependencies',
  'dependentSchemas',
  'patternProperties',
  'properties',
]);

/** A copy of a schema with each schema directly in it replaced. A boolean schema, or what is none, is handed on as well. */
export function mapChildren(
  schema: JsonSchema,
  replace: (child: unknown, path: readonly Step[]) => unknown,
): JsonSchema {
  const keyword = (key: string, value: unknown): unknown => {
    if (MAP.has(key) && isObject(value)) {
      const entries = Object.entries(value);
      return Object.fromEntries(entries.map(([name, child]) => [name, replace(child, [key, name])]));
    }
    if (LIST.has(key) && Array.isArray(value))
      return value.map((child, index) => replace(child, [key, index]));
    return ONE.has(key) ? replace(value, [key]) : value;
  };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, keyword(key, value)]));
}

/** The schemas directly in a schema, with their paths from it. */
function childSchemas(schema: JsonSchema): Omit<Place, 'depth'>[] {
  const children: Omit<Place, 'depth'>[] = [];
  mapChildren(schema, (child, path) => {
    if (isObject(child)) children.push({ path, schema: child });
    return child;
  });
  return children;
}

export interface Place {
  readonly path: readonly Step[];
  readonly schema: JsonSchema;
  /** So many schemas stand around it. */
  readonly depth: number;
}

/** Every schema in a schema, itself first. Those deeper than `deepest` are left out. Does not recurse. */
export function* allSchemas(schema: JsonSchema, deepest: number): Generator<Place> {
  const waiting: Place[] = [{ path: [], schema, depth: 0 }];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    yield place;
    if (place.depth === deepest) continue;
    const { path, depth } = place;
    for (const child of childSchemas(place.schema).reverse())
      waiting.push({ path: [...path, ...child.path], schema: child.schema, depth: depth + 1 });
  }
}
