import { z } from 'zod';
import type { IssueCode } from '../contract/models.ts';
import type { Step } from './pointer.ts';

/** A JSON Schema (draft 2020-12) as a plain value. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a schema found at one place of a body. `expected` is in words, ready for a sentence. */
export type Finding =
  | {
      readonly kind: 'mismatch';
      readonly path: readonly Step[];
      readonly rule: 'type' | 'set' | 'format' | 'prefix';
      readonly expected: string;
      /** The documented set, where the rule is one. */
      readonly allowed: readonly unknown[] | null;
    }
  /** Keys of one object that the document does not name. */
  | { readonly kind: 'unknown-keys'; readonly path: readonly Step[]; readonly keys: readonly string[] }
  /** What is wrong with the body as a whole and shows at no field, in a sentence of its own. */
  | { readonly kind: 'whole'; readonly code: IssueCode; readonly message: string; readonly expected: string };

/** The schema of one payload, whoever wrote it: ours are of zod, a user's own are JSON Schema. */
export interface PayloadSchema {
  /** Every finding about a body; none where it is as documented. Never throws. */
  find(body: unknown): readonly Finding[];
  jsonSchema(): JsonSchema;
}

/** Undocumented keys are found because the objects of `schema` are strict. */
export function zodSchema(schema: z.ZodType): PayloadSchema {
  return {
    find(body) {
      const result = schema.safeParse(body);
      return result.success ? [] : result.error.issues.map(toFinding);
    },
    jsonSchema: () => z.toJSONSchema(schema, { override: withoutOwnFormats }) as JsonSchema,
  };
}

/** zod names a prefix as a format, which no JSON Schema knows; its pattern says the same. */
function withoutOwnFormats({ jsonSchema }: { jsonSchema: { format?: string } }): void {
  if (jsonSchema.format === 'starts_with') delete jsonSchema.format;
}

function toFinding(issue: z.core.$ZodIssue): Finding {
  const path = issue.path.filter((step): step is Step => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') return { kind: 'unknown-keys', path, keys: issue.keys };
  const mismatch = { kind: 'mismatch', path, allowed: null } as const;
  switch (issue.code) {
    case 'invalid_type':
      return { ...mismatch, rule: 'type', expected: typeWords[issue.expected] ?? issue.expected };
    case 'invalid_value':
      return { ...mismatch, rule: 'set', allowed: issue.values, expected: setWords(issue.values) };
    case 'invalid_format':
      // A format's message is what its schema says was expected.
      return {
        ...mismatch,
        rule: issue.format === 'starts_with' ? 'prefix' : 'format',
        expected: issue.message,
      };
    case 'too_small':
    case 'too_big':
    case 'custom':
      return { ...mismatch, rule: 'format', expected: issue.message };
    default:
      return { ...mismatch, rule: 'type', expected: issue.message };
  }
}

/** The types of JSON Schema and of zod, in words. */
export const typeWords: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

export const setWords = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join(' or ');
