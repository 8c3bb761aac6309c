import type { ErrorObject } from 'ajv';
import { isObject } from '../../contract/is-object.ts';
import { parsePointer } from '../pointer.ts';
import type { Finding, JsonSchema } from '../schema.ts';
import { formatWords, prefixOf, schemaWords, typesWords, valuesWords } from './words.ts';

type Mismatch = Extract<Finding, { kind: 'mismatch' }>;
/** What an error says, at the place of the error unless `below` names a key under it. */
type Said = Pick<Mismatch, 'rule' | 'expected'> & { allowed?: readonly unknown[]; below?: string };
type Say = (error: ErrorObject, root: JsonSchema) => Said;

const counted = (count: unknown, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`;

const limit =
  (words: (value: unknown) => string): Say =>
  ({ schema }) => ({ rule: 'format', expected: words(schema) });

const mismatches: Readonly<Record<string, Say>> = {
  type: ({ schema, parentSchema }) => ({
    rule: 'type',
    expected: typesWords(parentSchema?.nullable === true ? [schema, 'null'].flat() : schema),
  }),
  enum: ({ schema }) => {
    const allowed = Array.isArray(schema) ? schema : [];
    return { rule: 'set', expected: valuesWords(allowed), allowed };
  },
  const: ({ schema }) => ({ rule: 'set', expected: JSON.stringify(schema), allowed: [schema] }),
  format: ({ schema }) => ({ rule: 'format', expected: formatWords(String(schema)) }),
  pattern: ({ schema }) => {
    const prefix = prefixOf(String(schema));
    return prefix === null
      ? { rule: 'format', expected: `a string that matches ${String(schema)}` }
      : { rule: 'prefix', expected: `a string that starts with "${prefix}"` };
  },
  required: ({ params, parentSchema }, root) => {
    const key = String(params.missingProperty);
    const properties: unknown = parentSchema?.properties;
    const own = isObject(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
    return { rule: 'type', expected: schemaWords(own, root), below: key };
  },
  dependentRequired: ({ params }) => ({
    rule: 'type',
    expected: `a value, because "${String(params.property)}" is there`,
    below: String(params.missingProperty),
  }),
  minLength: limit((least) => `a string of ${counted(least, 'character')} or more`),
  maxLength: limit((most) => `a string of ${counted(most, 'character')} at most`),
  minimum: limit((least) => `${String(least)} or more`),
  maximum: limit((most) => `${String(most)} or less`),
  exclusiveMinimum: limit((least) => `more than ${String(least)}`),
  exclusiveMaximum: limit((most) => `less than ${String(most)}`),
  multipleOf: limit((step) => `a multiple of ${String(step)}`),
  minItems: limit((least) => `an array of ${counted(least, 'item')} or more`),
  maxItems: limit((most) => `an array of ${counted(most, 'item')} at most`),
  minProperties: limit((least) => `an object of ${counted(least, 'field')} or more`),
  maxProperties: limit((most) => `an object of ${counted(most, 'field')} at most`),
  uniqueItems: limit(() => 'an array without an item twice'),
  contains: ({ params }) => ({
    rule: 'format',
    expected: `an array with ${counted(params.minContains, 'item')} or more of the kind that its schema asks for`,
  }),
  not: limit(() => 'something else (its schema forbids exactly this)'),
  'false schema': limit(() => 'absent (its schema allows nothing here)'),
  propertyNames: ({ params }) => ({
    rule: 'format',
    expected: 'under a name that the schema allows',
    below: String(params.propertyName),
  }),
};
const tooMany: Say = ({ params }) => ({
  rule: 'format',
  expected: `an array of ${counted(params.limit, 'item')} at most`,
});
const aliases: Readonly<Record<string, Say | undefined>> = {
  dependencies: mismatches.dependentRequired,
  additionalItems: tooMany,
  unevaluatedItems: tooMany,
  items: tooMany,
};

/** The keys that an error says the schema does not name. */
const strangerOf = ({ params }: ErrorObject): unknown =>
  params.additionalProperty ?? params.unevaluatedProperty;

/** One error of ajv as a finding; null where it only repeats what others say (`if`, `$ref`, the inside of a name). */
export function toFinding(error: ErrorObject, root: JsonSchema): Finding | null {
  if (error.propertyName !== undefined) return null;
  const path = parsePointer(error.instancePath) ?? [];
  const stranger = strangerOf(error);
  if (typeof stranger === 'string') return { kind: 'unknown-keys', path, keys: [stranger] };
  const say = mismatches[error.keyword] ?? aliases[error.keyword];
  if (!say) return null;
  const { below, allowed = null, ...said } = say(error, root);
  return { kind: 'mismatch', path: below === undefined ? path : [...path, below], allowed, ...said };
}
