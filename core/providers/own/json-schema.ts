import type { Ajv, ValidateFunction } from 'ajv';
import { type Step, toPointer } from '../pointer.ts';
import type { Finding, JsonSchema, PayloadSchema } from '../schema.ts';
import { explain, type Judge } from './explain.ts';
import { allSchemas } from './schema-places.ts';
import { isSmall, isTame } from './tame.ts';

/**
 * Does some work, and gives it up after a while: patterns and branches of a user's schema may take for ever on a body that
 * somebody sends. Throws what the work throws.
 */
export type Bounded = <T>(
  work: () => T,
) => { readonly done: true; readonly value: T } | { readonly done: false };

/** How long work may take at a time: many schemas are compiled, and many bodies come meanwhile. */
export interface Patience {
  readonly bounded: Bounded;
  /** Lets others have their turn. */
  pause(): Promise<void>;
}

export interface Compiler {
  readonly ajv: Ajv;
  readonly bounded: Bounded;
}

/**
 * A schema of the user's as one of ours. `root` refers to itself only; `name` tells it from others of the same `ajv`.
 * Throws where ajv cannot compile it.
 */
export function ajvSchema(name: string, root: JsonSchema, { ajv, bounded }: Compiler): PayloadSchema {
  ajv.addSchema(root, name);
  const judge = judgeOf(ajv.getSchema(name));
  if (!judge) throw new Error('It could not be compiled.');
  const part = partsOf(name, root, ajv);
  const tame = isTame(root);
  const judgeBody = (body: unknown): Finding[] => {
    const errors = judge(body);
    const findings = explain(errors, { root, part });
    return findings.length === 0 && errors.length > 0 ? [unexplained] : findings;
  };
  return {
    find(body) {
      try {
        if (tame && isSmall(body)) return judgeBody(body);
        const judged = bounded(() => judgeBody(body));
        return judged.done ? judged.value : [tooLong];
      } catch {
        // A schema that refers to itself follows a body down to any depth; the stack does not.
        return [tooDeep];
      }
    },
    jsonSchema: () => root,
  };
}

/** What does not fit does not become valid because no words were found for it. */
const unexplained: Finding = {
  kind: 'whole',
  code: 'wrong-format',
  message: 'The body does not fit its schema.',
  expected: 'a body as its schema describes it',
};
const unjudged = (why: string): Finding => ({
  kind: 'whole',
  code: 'wrong-format',
  message: `The body could not be held against its schema: ${why}`,
  expected: 'a body that its schema can judge',
});
const tooLong = unjudged('that took too long. Look for patterns that backtrack, or a very large body.');
const tooDeep = unjudged('it is nested too deep.');

function judgeOf(validate: ValidateFunction | undefined): Judge | null {
  if (!validate) return null;
  return (value) => (validate(value) === true ? [] : (validate.errors ?? []));
}

/** Compiles a schema in the schema when it is first asked for: a body that fits never needs it. */
function partsOf(
  name: string,
  root: JsonSchema,
  ajv: Ajv,
): (owner: object, key: string | number) => Judge | null {
  let places: Map<object, string> | null = null;
  const known = new Map<string, Judge | null>();
  return (owner, key) => {
    places ??= placesIn(root);
    const place = places.get(owner);
    if (place === undefined) return null;
    const address = `${name}#${place}/${key}`;
    const judge = known.get(address) ?? judgeOf(ajv.getSchema(address));
    known.set(address, judge);
    return judge;
  };
}

/** Where each schema and each list of alternatives stands, as the fragment of an address. */
function placesIn(root: JsonSchema): Map<object, string> {
  const places = new Map<object, string>();
  for (const { path, schema } of allSchemas(root, Number.POSITIVE_INFINITY)) {
    places.set(schema, toFragment(path));
    for (const key of ['anyOf', 'oneOf']) {
      const list = schema[key];
      if (Array.isArray(list)) places.set(list, toFragment([...path, key]));
    }
  }
  return places;
}

const toFragment = (path: readonly Step[]): string =>
  toPointer(path).split('/').map(encodeURIComponent).join('/');
