import { isObject } from '../../contract/is-object.ts';
import { toPointer } from '../pointer.ts';
import type { JsonSchema } from '../schema.ts';
import { draftNames, isKeyword } from './ajv.ts';
import type { SchemaFile } from './check-schema.ts';
import { type Files, KEYS, referencesOf, targetOf } from './references.ts';
import { mapChildren } from './schema-places.ts';

/** One schema that needs no other file: those that it refers to stand under its `$defs`. Its references must be whole. */
export function bundle(entry: SchemaFile, files: Files): JsonSchema {
  const parts = reachable(entry, files);
  const own = rewritten(entry, entry, files);
  const others = parts.filter((file) => file !== entry);
  if (others.length === 0) return own;
  const defs = others.map((file) => [keyOf(file), rewritten(file, entry, files)] as const);
  return { ...own, $defs: { ...(isObject(own.$defs) ? own.$defs : {}), ...Object.fromEntries(defs) } };
}

const keyOf = ({ name }: SchemaFile): string => `file:${name}`;

function reachable(entry: SchemaFile, files: Files): SchemaFile[] {
  const found = new Set([entry]);
  // A set that grows while it is walked is walked to its end.
  for (const file of found) {
    for (const { text } of referencesOf(file)) {
      const target = targetOf(text, file, files);
      if ('file' in target) found.add(target.file);
    }
  }
  return [...found];
}

/** A copy without what is ignored, its references as they stand in the bundle. */
function rewritten(file: SchemaFile, entry: SchemaFile, files: Files): JsonSchema {
  const copy = (schema: JsonSchema): JsonSchema => {
    const kept = Object.entries(schema).filter(([key]) => key !== '$id' && isKeyword(key, file.draft));
    const clean = Object.fromEntries(
      kept.map(([key, value]) =>
        KEYS.some((one) => one === key) && typeof value === 'string'
          ? [key, inBundle(value, file, entry, files)]
          : [key, value],
      ),
    );
    return mapChildren(clean, (child) => (isObject(child) ? copy(child) : child));
  };
  const { $schema: _, ...inner } = copy(file.schema);
  return file === entry ? { $schema: draftNames[file.draft], ...inner } : inner;
}

function inBundle(reference: string, from: SchemaFile, entry: SchemaFile, files: Files): string {
  const target = targetOf(reference, from, files);
  if ('reason' in target) return reference;
  const { file, fragment } = target;
  // An anchor has no file: its name is looked for in the whole bundle.
  if (fragment !== '' && !fragment.startsWith('/')) return `#${fragment}`;
  return file === entry ? `#${fragment}` : `#${toPointer(['$defs', keyOf(file)])}${fragment}`;
}
