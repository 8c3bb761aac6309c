import { isObject } from '../../contract/is-object.ts';
import type { Step } from '../pointer.ts';
import type { JsonSchema } from '../schema.ts';
import { DEEPEST, type SchemaFile } from './check-schema.ts';
import { at, type Complaint } from './own-file.ts';
import { allSchemas } from './schema-places.ts';

/** A reference at a place of a file. */
interface Reference {
  readonly path: readonly Step[];
  readonly text: string;
}

/** The schema files of one folder that can be used, by name. */
export type Files = ReadonlyMap<string, SchemaFile>;

export const KEYS = ['$ref', '$dynamicRef'] as const;

/** The references of a file that lead nowhere, or out of its folder. */
export function brokenReferences(file: SchemaFile, files: Files): Complaint[] {
  return referencesOf(file).flatMap(({ path, text }) => {
    const target = targetOf(text, file, files);
    return 'reason' in target ? [at(path, target.reason)] : [];
  });
}

export function referencesOf({ schema }: SchemaFile): Reference[] {
  return [...allSchemas(schema, DEEPEST)].flatMap(({ path, schema: inner }) =>
    KEYS.flatMap((key) => {
      const text = inner[key];
      return typeof text === 'string' ? [{ path: [...path, key], text }] : [];
    }),
  );
}

type Target = { readonly file: SchemaFile; readonly fragment: string } | { readonly reason: string };

/** By file name, as `other.json` or `./other.json`, or by the `$id` that a file gives itself. */
export function targetOf(reference: string, from: SchemaFile, files: Files): Target {
  const [base = '', ...rest] = reference.split('#');
  const fragment = rest.join('#');
  const file = base === '' ? from : (files.get(base.replace(/^\.\//, '')) ?? byId(base, from, files));
  if (!file) return { reason: missingReason(base) };
  if (file.draft !== from.draft)
    return { reason: `${file.name} is of another draft (${file.draft}, this one is ${from.draft}).` };
  if (fragment.startsWith('/') && !pointsSomewhere(file.schema, fragment))
    return { reason: `Nothing stands at ${fragment} in ${base === '' ? 'this file' : file.name}.` };
  return { file, fragment };
}

function byId(base: string, { schema }: SchemaFile, files: Files): SchemaFile | undefined {
  const own = typeof schema.$id === 'string' ? schema.$id : undefined;
  const wanted = URL.canParse(base, own) ? new URL(base, own).href : base;
  return [...files.values()].find((file) => {
    const { $id } = file.schema;
    return typeof $id === 'string' && (URL.canParse($id) ? new URL($id).href : $id) === wanted;
  });
}

function missingReason(base: string): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(base))
    return `"${base}" is a remote schema, and nothing is fetched. Put it into schemas/ and refer to its file name.`;
  return `There is no usable file "${base}" in schemas/.`;
}

function pointsSomewhere(schema: JsonSchema, fragment: string): boolean {
  let found: unknown = schema;
  for (const step of fragment.slice(1).split('/')) {
    const key = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return false;
    found = (found as Record<string, unknown>)[key];
  }
  return typeof found === 'boolean' || isObject(found);
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
