import { isObject } from '../../contract/is-object.ts';
import { validateBody } from '../../inspect/validate.ts';
import type { JsonSchema } from '../schema.ts';
import { type Draft, draftNames, draftOf, isFormat, isKeyword, metaErrors, toPattern } from './ajv.ts';
import { explain } from './explain.ts';
import { at, type Complaint, complaintsOf, readJson } from './own-file.ts';
import { allSchemas, type Place } from './schema-places.ts';

/** A schema nested deeper than this is taken for a mistake. */
export const DEEPEST = 64;
/** Each schema takes two steps (`properties` and a name), and an example in it some more. */
const DEEPEST_VALUE = 3 * DEEPEST;
const MOST_COMPLAINTS = 50;

/** A schema file that can be used. */
export interface SchemaFile {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly draft: Draft;
}

export interface CheckedSchema {
  /** null where it cannot be used; with one, what is complained of is ignored in it. */
  readonly file: SchemaFile | null;
  readonly complaints: readonly Complaint[];
}

/** Looks at one schema file by itself; its references are followed by bundle.ts. Never throws. */
export function checkSchema(name: string, bytes: Uint8Array): CheckedSchema {
  const read = readJson(bytes, DEEPEST_VALUE);
  if (!('value' in read)) return unusable(...read.complaints);
  const schema = read.value;
  if (!isObject(schema)) return unusable(at([], 'A JSON Schema is an object.'));
  const draft = draftOf(schema);
  if (!draft) return unusable(at(['$schema'], UNKNOWN_DRAFT));
  const places = [...allSchemas(schema, DEEPEST + 1)];
  if (places.some(({ depth }) => depth > DEEPEST))
    return unusable(at([], `Its schemas are nested more than ${DEEPEST} deep.`));
  const refused = [
    ...places.flatMap(nestedId),
    ...places.flatMap(badPatterns),
    ...againstDraft(schema, draft),
  ];
  if (refused.length > 0) return unusable(...refused);
  const remarks = [...read.complaints, ...places.flatMap((place) => remarksOn(place, draft))];
  return { file: { name, schema, draft }, complaints: remarks.slice(0, MOST_COMPLAINTS) };
}

const unusable = (...complaints: Complaint[]): CheckedSchema => ({
  file: null,
  complaints: complaints.slice(0, MOST_COMPLAINTS),
});

const UNKNOWN_DRAFT = `This draft of JSON Schema is not supported. Use "${draftNames['2020-12']}" or "${draftNames['draft-07']}".`;

/** It would be the beginning of other references than the file's. */
function nestedId({ path, schema }: Place): Complaint[] {
  if (path.length === 0 || !Object.hasOwn(schema, '$id')) return [];
  return [at([...path, '$id'], 'A schema with a $id of its own belongs in a file of its own in schemas/.')];
}

/** What the draft's own schema says, in the words that a body gets. */
function againstDraft(schema: JsonSchema, draft: Draft): Complaint[] {
  const find = (value: unknown) => {
    if (!isObject(value)) return [];
    return explain(metaErrors(value, draft), { root: {}, part: () => null });
  };
  const context = { source: { title: draft, url: null }, undocumentedFields: null };
  return complaintsOf(validateBody({ find, jsonSchema: () => ({}) }, schema, context));
}

function badPatterns({ path, schema }: Place): Complaint[] {
  const { pattern, patternProperties } = schema;
  const written = [
    ...(typeof pattern === 'string' ? [{ place: [...path, 'pattern'], text: pattern }] : []),
    ...Object.keys(isObject(patternProperties) ? patternProperties : {}).map((text) => ({
      place: [...path, 'patternProperties', text],
      text,
    })),
  ];
  return written.flatMap(({ place, text }) => {
    try {
      toPattern(text);
      return [];
    } catch (thrown) {
      return [at(place, thrown instanceof Error ? `${thrown.message}.` : 'It is no regular expression.')];
    }
  });
}

/** What is no mistake to ajv and most likely one to its author. */
function remarksOn({ path, schema }: Place, draft: Draft): Complaint[] {
  const strangers = Object.keys(schema).filter((key) => !key.startsWith('x-') && !isKeyword(key, draft));
  const remarks = strangers.map((key) =>
    at([...path, key], `"${key}" is no keyword of JSON Schema ${draft}, so it is ignored.`),
  );
  const { format } = schema;
  if (format === undefined || isFormat(format, draft)) return remarks;
  return [
    ...remarks,
    at([...path, 'format'], `The format "${String(format)}" is not known, so it is not checked.`),
  ];
}
