import type { HeaderPair } from '../../contract/models.ts';
import { parsePointer, valueAt } from '../pointer.ts';
import type { Classification } from '../provider.ts';
import { type JsonSchema, type PayloadSchema, setWords } from '../schema.ts';
import type { TypePlace } from './manifest.ts';

/** Past this a set is counted, not listed. */
const MOST_LISTED = 12;

/** Which event a request carries, by the field or the header that names its type. Never throws. */
export function classifyBy({ pointer, header }: TypePlace, types: readonly string[]) {
  const known = new Set(types);
  const path = parsePointer(pointer ?? '') ?? [];
  const name = header?.toLowerCase();
  const untyped = header === undefined ? untypedField(path, types) : untypedHeader(header, types);
  return (body: unknown, headers: readonly HeaderPair[]): Classification => {
    const type =
      name === undefined
        ? valueAt(body, path)
        : headers.find(([key]) => key.toLowerCase() === name)?.[1].trim();
    if (typeof type !== 'string' || type === '') return { kind: 'untyped', schema: untyped };
    return { kind: known.has(type) ? 'type' : 'unknown-type', eventType: type };
  };
}

const wordsFor = (types: readonly string[]): string =>
  types.length > MOST_LISTED ? `one of the ${types.length} event types of its document` : setWords(types);

function untypedField(path: readonly string[], types: readonly string[]): PayloadSchema {
  const jsonSchema = path.reduceRight<JsonSchema>(
    (inner, key) => ({ type: 'object', properties: { [key]: inner }, required: [key] }),
    { enum: types },
  );
  return {
    find: () => [{ kind: 'mismatch', path, rule: 'set', allowed: types, expected: wordsFor(types) }],
    jsonSchema: () => jsonSchema,
  };
}

function untypedHeader(header: string, types: readonly string[]): PayloadSchema {
  const expected = `the header "${header}" with ${wordsFor(types)}`;
  const message = `The header "${header}", which names the event type, is missing or empty. Expected ${wordsFor(types)}.`;
  return {
    find: () => [{ kind: 'whole', code: 'missing', message, expected }],
    jsonSchema: () => ({}),
  };
}
