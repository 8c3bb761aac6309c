import type { z } from 'zod';
import type { DocumentSource, Issue } from '../contract/models.ts';
import { explainNearMisses } from './near-miss.ts';
import { type Step, toPointer, valueAt } from './pointer.ts';

/** Where the document that a schema was made from is, and what it says of fields it does not name. */
export interface SchemaContext {
  readonly source: DocumentSource;
  readonly undocumentedFields: string | null;
}

/** More than this nobody reads, and a body of a million strange keys must not become a million findings. */
export const MOST_ISSUES = 200;

/** Checks a body against a documented schema and says each finding in words, errors first, `MOST_ISSUES` at most. */
export function validateBody(schema: z.ZodType, body: unknown, context: SchemaContext): Issue[] {
  const result = schema.safeParse(body);
  if (result.success) return [];
  const isWarning = ({ code }: z.core.$ZodIssue): boolean => code === 'unrecognized_keys';
  const errors = result.error.issues.filter((found) => !isWarning(found));
  const warnings = result.error.issues.filter(isWarning);
  const issues: Issue[] = [];
  let unsaid = 0;
  for (const found of [...errors, ...warnings]) {
    const room = MOST_ISSUES - issues.length;
    issues.push(...toIssues(found, body, context, room));
    unsaid += Math.max(0, placesOf(found) - room);
  }
  const told = explainNearMisses(issues);
  return unsaid === 0 ? told : [...told, andMore(unsaid, errors.length > MOST_ISSUES, context)];
}

const placesOf = (found: z.core.$ZodIssue): number =>
  found.code === 'unrecognized_keys' ? found.keys.length : 1;

function andMore(count: number, errors: boolean, { source }: SchemaContext): Issue {
  return {
    path: '',
    code: errors ? 'wrong-type' : 'undocumented-field',
    severity: errors ? 'error' : 'warning',
    message: `And ${count.toLocaleString('en')} more: this body has little in common with the documented one.`,
    expected: null,
    received: null,
    source,
  };
}

function toIssues(found: z.core.$ZodIssue, body: unknown, context: SchemaContext, room: number): Issue[] {
  if (room <= 0) return [];
  const path = found.path.filter((step): step is Step => typeof step !== 'symbol');
  if (found.code === 'unrecognized_keys') {
    return found.keys.slice(0, room).map((key) => undocumentedField([...path, key], body, context));
  }
  const expected = expectedWords(found);
  const value = valueAt(body, path);
  const base = { path: toPointer(path), severity: 'error', expected, source: context.source } as const;
  const name = path.length > 0 ? `"${path.join('.')}"` : 'The body';
  if (value === undefined) {
    return [
      { ...base, code: 'missing', received: null, message: `${name} is missing. Expected ${expected}.` },
    ];
  }
  const received = receivedWords(value);
  if (found.code === 'invalid_format') {
    const code = found.format === 'starts_with' ? 'wrong-prefix' : 'wrong-format';
    return [{ ...base, code, received, message: `${name} must be ${expected}; this one is ${received}.` }];
  }
  if (found.code === 'invalid_value' && found.values.some((allowed) => typeof allowed === typeof value)) {
    return [
      {
        ...base,
        code: 'not-in-set',
        received,
        message: `${name} must be ${expected}; this one is ${received}.`,
      },
    ];
  }
  return [
    { ...base, code: 'wrong-type', received, message: `${name} must be ${expected}, not ${kindOf(value)}.` },
  ];
}

function undocumentedField(path: readonly Step[], body: unknown, context: SchemaContext): Issue {
  const advice = context.undocumentedFields ?? 'It may change or go away without notice.';
  return {
    path: toPointer(path),
    code: 'undocumented-field',
    severity: 'warning',
    message: `"${path.join('.')}" is not documented. ${advice}`,
    expected: null,
    received: receivedWords(valueAt(body, path)),
    source: context.source,
  };
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

function expectedWords(found: z.core.$ZodIssue): string {
  if (found.code === 'invalid_type') return typeWords[found.expected] ?? found.expected;
  if (found.code === 'invalid_value') return found.values.map((value) => JSON.stringify(value)).join(' or ');
  // A format's message is what its schema says was expected.
  return found.message;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (Number.isInteger(value)) return 'a number';
  return typeWords[typeof value] ?? typeof value;
}

/** The value as it came, cut where it is long. Containers are named, not printed. */
function receivedWords(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
