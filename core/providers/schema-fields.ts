import { isObject } from '../contract/is-object.ts';
import type { FieldInfo } from '../contract/models.ts';
import { parsePointer, valueAt } from './pointer.ts';
import type { JsonSchema } from './schema.ts';

/** A schema may name itself, and more than once: its fields are told as far as this. */
const DEEPEST = 12;
const MOST_FIELDS = 1_000;

/** Every field that a JSON Schema describes, parents before children, in the order of the schema. */
export function schemaFields(schema: JsonSchema): FieldInfo[] {
  const fields = new Map<string, FieldInfo>();
  addChildren(schema, '', { root: schema, fields, depth: 0, certain: true });
  return [...fields.values()];
}

interface Walk {
  readonly root: JsonSchema;
  readonly fields: Map<string, FieldInfo>;
  readonly depth: number;
  /** False inside one of several alternatives: what it requires, another may leave out. */
  readonly certain: boolean;
}

function addChildren(schema: JsonSchema, path: string, walk: Walk): void {
  if (walk.depth > DEEPEST) return;
  const always = alwaysIn(schema, walk.root);
  const required = walk.certain
    ? always.flatMap((part): unknown[] => (Array.isArray(part.required) ? part.required : []))
    : [];
  for (const part of partsOf(schema, walk.root)) {
    const below = { ...walk, depth: walk.depth + 1, certain: walk.certain && always.includes(part) };
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
      format: textOf(parts, 'format'),
      values: setOf(parts, alwaysIn(schema, walk.root)),
      description: textOf(parts, 'description'),
    });
  }
  addChildren(schema, path, walk);
}

/** A schema, what it refers to, and the alternatives in it: all that may say something of one place. */
export const partsOf = (schema: JsonSchema, root: JsonSchema): JsonSchema[] =>
  collect(schema, root, (part) => {
    const { allOf, anyOf, oneOf, dependentSchemas } = part;
    const dependent = isObject(dependentSchemas) ? Object.values(dependentSchemas) : [];
    return [allOf, anyOf, oneOf, part.if, part.then, part.else, dependent];
  });

/** Those of the parts that hold for every body. */
const alwaysIn = (schema: JsonSchema, root: JsonSchema): JsonSchema[] =>
  collect(schema, root, ({ allOf }) => [allOf]);

/** `inside`: what of a schema counts as part of it, schemas or lists of them. */
function collect(
  schema: JsonSchema,
  root: JsonSchema,
  inside: (part: JsonSchema) => unknown[],
  seen = new Set<JsonSchema>(),
): JsonSchema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const target = typeof schema.$ref === 'string' ? referred(schema.$ref, root) : null;
  const nested = inside(schema).flat().filter(isObject);
  const all = target ? [...nested, target] : nested;
  return [schema, ...all.flatMap((part) => collect(part, root, inside, seen))];
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

/** The set of a place; null where one of several alternatives takes any value of a type that is in it. */
function setOf(parts: readonly JsonSchema[], always: readonly JsonSchema[]): unknown[] | null {
  const certain = valuesOf(always);
  if (certain) return certain;
  const values = valuesOf(parts);
  const types = new Set<string>(values?.map((value) => (value === null ? 'null' : typeof value)));
  const isOpen = (part: JsonSchema): boolean =>
    valuesOf([part]) === null &&
    typesOf(part).some((type) => types.has(type === 'integer' ? 'number' : type));
  return parts.some((part) => !always.includes(part) && isOpen(part)) ? null : values;
}

function valuesOf(parts: readonly JsonSchema[]): unknown[] | null {
  const values = parts.flatMap((part): unknown[] => {
    if (Object.hasOwn(part, 'const')) return [part.const];
    return Array.isArray(part.enum) ? part.enum : [];
  });
  return values.length > 0 ? values : null;
}

/** What the first of the parts that has such a word says. */
function textOf(parts: readonly JsonSchema[], word: 'format' | 'description'): string | null {
  for (const part of parts) {
    const text = part[word];
    if (typeof text === 'string') return text;
  }
  return null;
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
