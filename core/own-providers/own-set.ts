import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { OwnProviderProblem } from '../contract/own-provider-calls.ts';
import type { Compiled } from '../providers/own/compile.ts';
import type { Provider } from '../providers/provider.ts';
import { patience } from './bounded.ts';
import type { Reading } from './look.ts';
import { type ReadFolder, readFolders } from './read-folders.ts';

/** The user's own providers as their files say them now. */
export interface OwnSet {
  readonly providers: readonly Provider[];
  readonly problems: readonly OwnProviderProblem[];
  /** Of all that an inspection depends on; '' where there is no provider. */
  readonly fingerprint: string;
}

export const noProviders: OwnSet = { providers: [], problems: [], fingerprint: '' };

export interface ReadSet extends OwnSet {
  /** False where the folder is not there. */
  readonly exists: boolean;
  /** Of every file that was read and everything that is told: whether anything is different from before. */
  readonly contents: string;
}

/** Reads the folder again and again, and compiles only what is not as it was. */
export type SetReader = (onFolder: Reading['onFolder']) => Promise<ReadSet>;

export function createSetReader(root: string): SetReader {
  let known = new Map<string, Compiled>();
  return async (onFolder) => {
    const reading: Reading = { onFolder, problems: [] };
    const folders = await readFolders(root, reading);
    const all: { folder: ReadFolder; key: string; compiled: Compiled }[] = [];
    for (const folder of folders ?? []) {
      const key = `${folder.name} ${hashOf(folder, () => true)}`;
      all.push({ folder, key, compiled: known.get(key) ?? (await compile(folder, root)) });
    }
    known = new Map(all.map(({ key, compiled }) => [key, compiled]));
    const usable = all.filter(({ compiled }) => compiled.provider !== null);
    const problems = [...reading.problems, ...all.flatMap(({ compiled }) => compiled.problems)];
    const judging = usable.map(({ folder }) => `${folder.name} ${hashOf(folder, judges)}`);
    return {
      exists: folders !== null,
      providers: usable.flatMap(({ compiled }) => compiled.provider ?? []),
      problems,
      fingerprint: judging.length === 0 ? '' : sha256(judging),
      contents: sha256([...known.keys(), JSON.stringify(problems)]),
    };
  };
}

/** Examples are sent, not judged by. */
const judges = (path: string): boolean => !path.startsWith('events/');

/** The code that compiles is loaded for those who have providers of their own; the others start without it. */
async function compile(folder: ReadFolder, root: string): Promise<Compiled> {
  const { compileProvider } = await import('../providers/own/compile.ts');
  return compileProvider({ ...folder, templatesDir: join(root, folder.name, 'events') }, patience);
}

function hashOf({ files }: ReadFolder, counts: (path: string) => boolean): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of files)
    if (counts(path)) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}

const sha256 = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex');

/** The set as the folder has it now, for who looks once. */
export async function readOwnProviders(folder: string): Promise<OwnSet> {
  return createSetReader(folder)(() => Promise.resolve());
}
