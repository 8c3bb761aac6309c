import { isObject } from '../../contract/is-object.ts';
import type { JsonSchema } from '../schema.ts';
import { referred } from '../schema-fields.ts';
import { allSchemas } from './schema-places.ts';

/** A schema with its references written out is not larger than this, counted in schemas. */
const LARGEST = 2_000;
const MOST_VALUES = 2_000;
const LONGEST_TEXT = 64 * 1024;

/**
 * Whether judging a small body by this schema always takes little time: no reference leads back to itself or multiplies
 * without end, and no pattern can backtrack. What is not tame is judged with a time limit, which costs more than it does.
 */
export function isTame(root: JsonSchema): boolean {
  return sizeOf(root, { root, known: new Map() }) <= LARGEST && patternsOf(root).every(isTamePattern);
}

interface Walk {
  readonly root: JsonSchema;
  /** Sizes, and infinity for what is still being walked: who meets it again goes in a circle. */
  readonly known: Map<JsonSchema, number>;
}

function sizeOf(schema: JsonSchema, walk: Walk): number {
  const known = walk.known.get(schema);
  if (known !== undefined) return known;
  walk.known.set(schema, Number.POSITIVE_INFINITY);
  let size = 0;
  for (const { schema: inner } of allSchemas(schema, Number.POSITIVE_INFINITY))
    size += 1 + targetSize(inner, walk);
  walk.known.set(schema, size);
  return size;
}

function targetSize({ $ref, $dynamicRef }: JsonSchema, walk: Walk): number {
  if ($dynamicRef !== undefined) return Number.POSITIVE_INFINITY;
  if (typeof $ref !== 'string') return 0;
  const target = referred($ref, walk.root);
  return target ? sizeOf(target, walk) : Number.POSITIVE_INFINITY;
}

function patternsOf(root: JsonSchema): string[] {
  return [...allSchemas(root, Number.POSITIVE_INFINITY)].flatMap(({ schema }) => [
    ...(typeof schema.pattern === 'string' ? [schema.pattern] : []),
    ...(isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : []),
  ]);
}

/** At most one repetition of open length, not repeated itself, at a fixed beginning: then a match takes one way only. */
function isTamePattern(pattern: string): boolean {
  const repetitions = pattern.replaceAll(/\\.|\(\?[:=!]/g, '').match(/[*+?]|\{\d+,\d*\}/g) ?? [];
  return pattern.startsWith('^') && repetitions.length <= 1 && !/\)[*+?{]/.test(pattern);
}

/** Looks at no more of a body than it takes to know. Does not recurse. */
export function isSmall(body: unknown): boolean {
  const waiting: unknown[] = [body];
  let values = 0;
  let text = 0;
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'string') text += value.length;
    else if (Array.isArray(value)) values += pushAll(waiting, value);
    else if (isObject(value)) values += pushAll(waiting, Object.values(value));
    if (values > MOST_VALUES || text > LONGEST_TEXT) return false;
  }
  return true;
}

function pushAll(waiting: unknown[], values: readonly unknown[]): number {
  for (const value of values.slice(0, MOST_VALUES + 1)) waiting.push(value);
  return values.length;
}
