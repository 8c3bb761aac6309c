import { readFile } from 'node:fs/promises';
import { ownProviderLimits } from '../contract/own-provider-calls.ts';
import { sizeWords } from '../contract/size-words.ts';
import { MANIFEST_FILE } from '../providers/own/manifest-file.ts';
import { attempt, complain, type Entry, list, type Reading } from './look.ts';

const MOST_PROVIDERS = 100;
const PARTS = ['schemas', 'events'] as const;

/** The files of one folder under `providers/`, by their path in it, with `/`. */
export interface ReadFolder {
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Every provider under `root`; null where there is no such folder. Whatever cannot be read is told; it never rejects. */
export async function readFolders(root: string, reading: Reading): Promise<ReadFolder[] | null> {
  const entries = await list(root, root, '', reading);
  if (!entries) return null;
  const folders = entries.filter(({ found }) => found.kind === 'folder');
  for (const { name, found } of entries) {
    if (found.kind === 'file' && name.endsWith('.json'))
      complain(reading, name, 'A provider is a folder with a provider.json in it: put this file into one.');
  }
  for (const { name } of folders.slice(MOST_PROVIDERS))
    complain(reading, name, `Only ${MOST_PROVIDERS} providers are read, and this is one more.`);
  const read: ReadFolder[] = [];
  for (const folder of folders.slice(0, MOST_PROVIDERS)) read.push(await readProvider(folder, reading));
  return read;
}

/** `provider.json`, and the JSON files in `schemas/` and `events/`, as far as the limits go. */
async function readProvider({ name, path }: Entry, reading: Reading): Promise<ReadFolder> {
  const entries = (await list(path, path, name, reading)) ?? [];
  const wanted = entries
    .filter((entry) => entry.name === MANIFEST_FILE)
    .map((entry) => ({ entry, at: entry.name }));
  for (const part of PARTS) {
    const folder = entries.find((entry) => entry.name === part);
    if (folder?.found.kind !== 'folder') continue;
    const inner = (await list(folder.path, path, `${name}/${part}`, reading)) ?? [];
    const json = inner.filter((entry) => entry.name.endsWith('.json'));
    wanted.push(...json.map((entry) => ({ entry, at: `${part}/${entry.name}` })));
  }
  const { files: most, totalBytes } = ownProviderLimits;
  if (wanted.length > most)
    complain(reading, name, `It has ${wanted.length} files, and only ${most} are read.`);
  const files = new Map<string, Uint8Array>();
  let room: number = totalBytes;
  for (const { entry, at } of wanted.slice(0, most)) {
    const bytes = await readOne(entry, `${name}/${at}`, room, reading);
    if (!bytes) continue;
    room -= bytes.length;
    files.set(at, bytes);
  }
  return { name, files };
}

async function readOne(
  { path, found }: Entry,
  file: string,
  room: number,
  reading: Reading,
): Promise<Uint8Array | null> {
  const { fileBytes, totalBytes } = ownProviderLimits;
  if (found.kind !== 'file') {
    complain(reading, file, 'It is no file.');
    return null;
  }
  if (found.size > fileBytes) {
    complain(
      reading,
      file,
      `It has ${sizeWords(found.size)}, and ${sizeWords(fileBytes)} is the most that is read.`,
    );
    return null;
  }
  if (found.size > room) {
    complain(
      reading,
      file,
      `With it the provider has more than the ${sizeWords(totalBytes)} that are read of one.`,
    );
    return null;
  }
  return attempt(file, reading, () => readFile(path));
}
