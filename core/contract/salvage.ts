import type { z } from 'zod';

/** What could be read. `lost`: the places whose values could not, as `interface.theme`; an empty one is the whole. */
export interface Salvaged<T> {
  readonly value: T;
  readonly lost: readonly string[];
}

/** A file with more wrong in it than this is not worth going through value by value. */
const MOST_LOST = 200;

type Path = readonly PropertyKey[];

/**
 * Reads a value field by field: what is wrong is taken out, one after the other, and the schema's default stands in its place.
 * `schema` must accept `{}`.
 */
export function salvage<T>(schema: z.ZodType<T>, value: unknown): Salvaged<T> {
  const lost: string[] = [];
  let rest = value;
  while (lost.length < MOST_LOST) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { value: parsed.data, lost };
    const place = placeOf(parsed.error, rest);
    lost.push(place.join('.'));
    if (place.length === 0) break;
    rest = without(rest, place);
  }
  return { value: schema.parse({}), lost: [''] };
}

/** What to take out for the first complaint: the value itself, or, where it is missing, what it is missing in. */
function placeOf(error: z.ZodError, value: unknown): Path {
  const [issue] = error.issues;
  if (!issue) return [];
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  for (let length = path.length; length > 0; length--) {
    const place = path.slice(0, length);
    if (has(value, place)) return place;
  }
  return [];
}

function has(value: unknown, [step, ...rest]: Path): boolean {
  if (step === undefined) return true;
  return isContainer(value) && Object.hasOwn(value, step) && has(value[step], rest);
}

function without(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined || !isContainer(value)) return value;
  if (Array.isArray(value))
    return rest.length === 0
      ? value.toSpliced(Number(step), 1)
      : value.with(Number(step), without(value[Number(step)], rest));
  const { [step]: child, ...others } = value;
  return rest.length === 0 ? others : { ...others, [step]: without(child, rest) };
}

const isContainer = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null;
