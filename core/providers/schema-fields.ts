import type { FieldInfo } from '../contract/models.ts';
import { parsePointer, valueAt } from './pointer.ts';
import { isObject } from './provider.ts';
import type { JsonSchema } from './schema.ts';

/** A schema may name itself, and more than once: its fields are told as far as this. */
const DEEPEST = 12;
const MOST_FIELDS = 1_000;

/** Every field that a JSON Schema describes, parents before children, in the order of the schema. */
export function schemaFields(schema: JsonSchema): FieldInfo[] {
  const fields = new Map<string, FieldInfo>();
  addChildren(schema, '', { root: schema, fields, depth: 0 });
  return [...fields.values()];
}

interface Walk {
  readonly root: JsonSchema;
  readonly fields: Map<string, FieldInfo>;
  readonly depth: number;
}

function addChildren(schema: JsonSchema, path: string, walk: Walk): void {
  if (walk.depth > DEEPEST) return;
  const below = { ...walk, depth: walk.depth + 1 };
  for (const part of partsOf(schema, walk.root)) {
    const required = Array.isArray(part.required) ? part.required : [];
    for (const [key, child] of Object.entries(isObject(part.properties) ? part.properties : {})) {
      if (isObject(child)) addField(child, `${path}/${escaped(key)}`, required.includes(key), below);
    }
    if (isObject(part.items)) addField(part.items, `${path}/*`, false, below);
  }
}

function addField(schema: JsonSchema, path: string, required: boolean, walk: Walk): void {
  if (walk.fields.size >= MOST_FIELDS) return;
  const parts = partsOf(schema, walk.root);
  if (!walk.fields.has(path)) {
    walk.fields.set(path, {
      path,
      types: [...new Set(parts.flatMap(typesOf))],
      required,
      values: valuesOf(parts),
      description: descriptionOf([schema, ...parts]),
    });
  }
  addChildren(schema, path, walk);
}

/** A schema, what it refers to, and the alternatives in it: all that may say something of one place. */
export function partsOf(schema: JsonSchema, root: JsonSchema, seen = new Set<JsonSchema>()): JsonSchema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const target = typeof schema.$ref === 'string' ? referred(schema.$ref, root) : null;
  const { allOf, anyOf, oneOf, dependentSchemas } = schema;
  const dependent = isObject(dependentSchemas) ? Object.values(dependentSchemas) : [];
  const nested = [allOf, anyOf, oneOf, schema.if, schema.then, schema.else, dependent]
    .flat()
    .filter(isObject);
  const all = target ? [...nested, target] : nested;
  return [schema, ...all.flatMap((part) => partsOf(part, root, seen))];
}

/** What a local reference such as `#/$defs/scope` names; null for any other. */
export function referred(reference: string, root: JsonSchema): JsonSchema | null {
  const path = reference.startsWith('#') ? parsePointer(reference.slice(1)) : null;
  const found = path && valueAt(root, path);
  return isObject(found) ? found : null;
}

function typesOf(schema: JsonSchema): string[] {
  const { type } = schema;
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.filter((one) => typeof one === 'string') : [];
}

function valuesOf(parts: readonly JsonSchema[]): unknown[] | null {
  const values = parts.flatMap((part): unknown[] => {
    if (Object.hasOwn(part, 'const')) return [part.const];
    return Array.isArray(part.enum) ? part.enum : [];
  });
  return values.length > 0 ? values : null;
}

function descriptionOf(parts: readonly JsonSchema[]): string | null {
  for (const { description } of parts) if (typeof description === 'string') return description;
  return null;
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
