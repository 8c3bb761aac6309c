import type { OwnProviderProblem } from '../../contract/own-provider-calls.ts';
import { builtInRegistry } from '../registry.ts';
import { withExamples } from './examples.ts';
import type { Patience } from './json-schema.ts';
import { MANIFEST_FILE } from './manifest-file.ts';
import { at, type Complaint, type Tell } from './own-file.ts';
import { type OwnProvider, providerOf } from './provider-of.ts';
import { readManifest, type UsableManifest } from './read-manifest.ts';
import { compileSchemas } from './schemas.ts';

/** More of one provider nobody works through at once. */
const MOST_PROBLEMS = 200;
const LONGEST = 600;

/** The files of one provider of the user's own. */
export interface OwnFolder {
  /** null where the folder is still to get its name, from the provider's id. */
  readonly name: string | null;
  /** Path from that folder, with `/`, and the bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Where its examples can be read later. */
  readonly templatesDir: string;
}

export interface Compiled {
  /** null where `provider.json` cannot be used. */
  readonly provider: OwnProvider | null;
  readonly problems: readonly OwnProviderProblem[];
}

/** Makes a provider of its files and says everything that is wrong with them. Never rejects. */
export async function compileProvider(folder: OwnFolder, patience: Patience): Promise<Compiled> {
  const problems: OwnProviderProblem[] = [];
  const prefix = folder.name === null ? '' : `${folder.name}/`;
  const tell: Tell = (file, complaints) => {
    for (const { pointer, reason } of complaints)
      problems.push({ file: prefix + file, pointer: cut(pointer), reason: cut(reason) });
  };
  try {
    const provider = await compile(folder, patience, tell);
    return { provider, problems: atMost(problems, prefix) };
  } catch (thrown) {
    // Nothing is known to come here; one provider's files must not take the others away all the same.
    tell(MANIFEST_FILE, [at([], `This provider could not be read: ${String(thrown)}.`)]);
    return { provider: null, problems };
  }
}

/** Keys and patterns of any length stand in them. */
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function atMost(problems: readonly OwnProviderProblem[], prefix: string): readonly OwnProviderProblem[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  const reason = `And ${(problems.length - MOST_PROBLEMS).toLocaleString('en')} problems more.`;
  return [...problems.slice(0, MOST_PROBLEMS), { file: prefix + MANIFEST_FILE, pointer: '', reason }];
}

async function compile(
  { name, files, templatesDir }: OwnFolder,
  patience: Patience,
  tell: Tell,
): Promise<OwnProvider | null> {
  const bytes = files.get(MANIFEST_FILE);
  const { manifest, complaints } = bytes ? readManifest(bytes) : noManifest;
  tell(MANIFEST_FILE, complaints);
  const refused = manifest ? identityComplaints(manifest, name) : [];
  tell(MANIFEST_FILE, refused);
  if (!manifest || refused.length > 0) return null;
  const schemas = await compileSchemas(files, patience, tell);
  return withExamples(providerOf(manifest, schemas, templatesDir, tell), files, patience.pause, tell);
}

const noManifest = { manifest: null, complaints: [at([], 'It is missing: every provider has one.')] };

function identityComplaints({ id }: UsableManifest, folder: string | null): Complaint[] {
  if (builtInRegistry.find(id))
    return [at(['id'], `"${id}" is a provider that Hookglass has built in. Choose another id.`)];
  if (folder === null || folder === id) return [];
  return [at(['id'], `The id must be the name of its folder: it is "${id}", and the folder is "${folder}".`)];
}
