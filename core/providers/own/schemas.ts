import type { Ajv } from 'ajv';
import { reasonOf } from '../../contract/errors.ts';
import type { PayloadSchema } from '../schema.ts';
import { createAjv, type Draft } from './ajv.ts';
import { bundle } from './bundle.ts';
import { checkSchema, type SchemaFile } from './check-schema.ts';
import { ajvSchema, type Patience } from './json-schema.ts';
import { at, type Complaint, type Tell } from './own-file.ts';
import { brokenReferences, type Files, referencesOf, targetOf } from './references.ts';

const FOLDER = 'schemas/';

/** Every usable schema of a folder, by file name. */
export type Schemas = ReadonlyMap<string, PayloadSchema>;

/** Checks every file in `schemas/` and compiles those that can be used. One that refers to an unusable one is none. */
export async function compileSchemas(
  files: ReadonlyMap<string, Uint8Array>,
  { bounded, pause }: Patience,
  tell: Tell,
): Promise<Schemas> {
  const usable = wholeFiles(await readAll(files, pause, tell), tell);
  const compilers = new Map<Draft, Ajv>();
  const schemas = new Map<string, PayloadSchema>();
  for (const file of usable.values()) {
    await pause();
    // The files have been held against their draft already.
    const ajv = compilers.get(file.draft) ?? createAjv(file.draft, { validateSchema: false });
    compilers.set(file.draft, ajv);
    try {
      schemas.set(file.name, ajvSchema(file.name, bundle(file, usable), { ajv, bounded }));
    } catch (thrown) {
      tell(FOLDER + file.name, [notCompiled(thrown)]);
    }
  }
  return schemas;
}

function notCompiled(thrown: unknown): Complaint {
  return at([], `It cannot be used: ${reasonOf(thrown)}.`);
}

async function readAll(
  files: ReadonlyMap<string, Uint8Array>,
  pause: Patience['pause'],
  tell: Tell,
): Promise<Map<string, SchemaFile>> {
  const read = new Map<string, SchemaFile>();
  for (const [path, bytes] of files) {
    if (!path.startsWith(FOLDER)) continue;
    await pause();
    const { file, complaints } = checkSchema(path.slice(FOLDER.length), bytes);
    tell(path, complaints);
    if (file) read.set(file.name, file);
  }
  return read;
}

/** Those whose references all lead to usable files, until none falls away any more. */
function wholeFiles(read: Map<string, SchemaFile>, tell: Tell): Files {
  const usable = new Map(read);
  for (const file of read.values()) {
    const broken = brokenReferences(file, read);
    if (broken.length === 0) continue;
    tell(FOLDER + file.name, broken);
    usable.delete(file.name);
  }
  for (let before = -1; before !== usable.size; ) {
    before = usable.size;
    for (const file of [...usable.values()]) {
      const lost = referencesOf(file).find(({ text }) => !leadsTo(usable, text, file, read));
      if (!lost) continue;
      tell(FOLDER + file.name, [at(lost.path, `"${lost.text}" cannot be used, so this cannot be either.`)]);
      usable.delete(file.name);
    }
  }
  return usable;
}

function leadsTo(usable: Files, text: string, from: SchemaFile, read: Files): boolean {
  const target = targetOf(text, from, read);
  return 'file' in target && usable.has(target.file.name);
}
