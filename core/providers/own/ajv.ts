import { Ajv, type ErrorObject, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from '../schema.ts';

/** The drafts of JSON Schema that a file may be written in. */
export type Draft = 'draft-07' | '2020-12';

/** How a schema names its draft; a `#` at the end says nothing. */
export const draftNames: Readonly<Record<Draft, string>> = {
  'draft-07': 'http://json-schema.org/draft-07/schema#',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
};

const drafts = new Map<string, Draft>([
  ['http://json-schema.org/draft-07/schema', 'draft-07'],
  ['https://json-schema.org/draft-07/schema', 'draft-07'],
  ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
]);

/** Without `$schema` it is 2020-12. null: a draft that is not supported. */
export function draftOf({ $schema }: JsonSchema): Draft | null {
  if ($schema === undefined) return '2020-12';
  return typeof $schema === 'string' ? (drafts.get($schema.replace(/#$/, '')) ?? null) : null;
}

/** Patterns are written with and without Unicode rules in mind: `\-` breaks them, and is everyday without. Throws for what is none. */
export function toPattern(pattern: string, flags = 'u'): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}

/**
 * Not strict: a user's schema need not be in one style; what would be ignored is told by check-schema.ts. `verbose`
 * keeps the schemas in the errors, which issues in words are made of. `ownProperties`: a body has no "toString".
 */
const options: Options = {
  strict: false,
  allErrors: true,
  verbose: true,
  ownProperties: true,
  messages: false,
  logger: false,
  code: { regExp: Object.assign(toPattern, { code: 'new RegExp' }) },
};

/** An instance of its own for every provider: schemas of different folders never meet. */
export function createAjv(draft: Draft, more: Options = {}): Ajv {
  const ajv = draft === 'draft-07' ? new Ajv({ ...options, ...more }) : new Ajv2020({ ...options, ...more });
  addFormats(ajv);
  return ajv;
}

/** Shared by all: they hold no schema but the drafts' own. Made at first use, because that takes some milliseconds. */
const checkers = new Map<Draft, Ajv>();

function checkerOf(draft: Draft): Ajv {
  // A draft's own schema is long and is asked a few times: optimising it takes longer than it saves.
  const checker = checkers.get(draft) ?? createAjv(draft, { code: { optimize: false } });
  checkers.set(draft, checker);
  return checker;
}

/** What the draft's own schema says against a schema; none where it is one. */
export function metaErrors(schema: JsonSchema, draft: Draft): readonly ErrorObject[] {
  const checker = checkerOf(draft);
  return checker.validateSchema(schema) === true ? [] : (checker.errors ?? []);
}

/** `$async` would make every answer a promise, and `$recursive…` belongs to another draft. */
const REFUSED = new Set(['$async', '$recursiveAnchor', '$recursiveRef']);

export function isKeyword(name: string, draft: Draft): boolean {
  if (REFUSED.has(name)) return false;
  return name === '$anchor' || Object.hasOwn(checkerOf(draft).RULES.keywords, name);
}

export function isFormat(name: unknown, draft: Draft): boolean {
  return typeof name === 'string' && checkerOf(draft).formats[name] !== undefined;
}
