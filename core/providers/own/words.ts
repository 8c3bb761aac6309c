import { isObject } from '../../contract/is-object.ts';
import { type JsonSchema, setWords, typeWords } from '../schema.ts';
import { referred } from '../schema-fields.ts';

/** What a format of JSON Schema asks for, in words; a format that is not here is named. */
const formats: Readonly<Record<string, string>> = {
  'date-time':
    'a date and time with its offset, such as 2021-09-14T15:55:12+00:00 (a local time names no moment)',
  'iso-date-time': 'a date and time, such as 2021-09-14T15:55:12+00:00',
  date: 'a date, such as 2021-09-14',
  time: 'a time with its offset, such as 15:55:12+00:00',
  'iso-time': 'a time, such as 15:55:12',
  duration: 'a duration, such as P1DT12H',
  email: 'an e-mail address',
  hostname: 'a host name',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  uri: 'an absolute address (URI)',
  url: 'a web address',
  'uri-reference': 'an address (URI), absolute or relative',
  uuid: 'a UUID',
  regex: 'a regular expression',
  'json-pointer': 'a JSON pointer',
  byte: 'base64',
  int32: 'a whole number of 32 bits',
  int64: 'a whole number of 64 bits',
};

export const formatWords = (format: string): string =>
  (Object.hasOwn(formats, format) ? formats[format] : undefined) ?? `a string in the format "${format}"`;

/** Past this a set is cut: nobody reads on. */
const MOST_VALUES = 20;

export function valuesWords(values: readonly unknown[]): string {
  if (values.length <= MOST_VALUES) return setWords(values);
  return `${setWords(values.slice(0, MOST_VALUES))} or one of ${values.length - MOST_VALUES} more`;
}

const PATTERN_OF_PREFIX = /^\^([\w:/-]+)(?:\.\*)?$/;

/** The prefix that a pattern such as `^ok_` asks for, where it asks for nothing else. */
export const prefixOf = (pattern: string): string | null => PATTERN_OF_PREFIX.exec(pattern)?.[1] ?? null;

export const typesWords = (types: unknown): string =>
  [types]
    .flat()
    .map((type) => (Object.hasOwn(typeWords, String(type)) ? typeWords[String(type)] : String(type)))
    .join(' or ');

/** Deeper than this a schema is not described. */
const DEEPEST = 8;

/** What a schema asks for, in as few words as tell it from others: for a field that is missing. */
export function schemaWords(schema: unknown, root: JsonSchema, depth = 0): string {
  if (!isObject(schema) || depth > DEEPEST) return ANYTHING;
  if (Object.hasOwn(schema, 'const')) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return valuesWords(schema.enum);
  if (typeof schema.format === 'string') return withNull(schema, formatWords(schema.format));
  if (schema.type !== undefined) return withNull(schema, typesWords(schema.type));
  if (typeof schema.$ref === 'string') return schemaWords(referred(schema.$ref, root), root, depth + 1);
  for (const list of [schema.anyOf, schema.oneOf]) {
    if (Array.isArray(list)) return oneOf(list.map((one) => schemaWords(one, root, depth + 1)));
  }
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  return (
    parts.map((part) => schemaWords(part, root, depth + 1)).find((words) => words !== ANYTHING) ?? ANYTHING
  );
}

const ANYTHING = 'a value';

const withNull = ({ nullable, type, format }: JsonSchema, words: string): string =>
  nullable === true || (format !== undefined && Array.isArray(type) && type.includes('null'))
    ? `${words} or null`
    : words;

/** Alternatives in one phrase, each once. */
export const oneOf = (words: readonly string[]): string => [...new Set(words)].join(' or ');
