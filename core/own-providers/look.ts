import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isAbsent } from '../absent.ts';
import { reasonOf } from '../contract/errors.ts';
import type { OwnProviderProblem } from '../contract/own-provider-calls.ts';

/** What stands at a path, links followed. `outside`: a link leads out of the folder that it should stay in. */
export type Found =
  | { readonly kind: 'folder' | 'outside' | 'other' | 'absent' }
  | { readonly kind: 'file'; readonly size: number };

/** Rejects where it cannot be looked at for another reason than that it is not there. */
export async function lookAt(path: string, boundary: string): Promise<Found> {
  try {
    const [real, border] = await Promise.all([realpath(path), realpath(boundary)]);
    if (real !== border && !real.startsWith(border.endsWith(sep) ? border : border + sep))
      return { kind: 'outside' };
    const found = await stat(real);
    if (found.isFile()) return { kind: 'file', size: found.size };
    // Anything else (a pipe, a device) is not even opened: reading it may never end.
    return { kind: found.isDirectory() ? 'folder' : 'other' };
  } catch (thrown) {
    if (isAbsent(thrown)) return { kind: 'absent' };
    throw thrown;
  }
}

/** One pass over the folder of all of the user's providers. */
export interface Reading {
  /** Told of each folder before it is listed: who watches it from then on misses nothing. */
  readonly onFolder: (path: string) => Promise<void>;
  readonly problems: OwnProviderProblem[];
}

export function complain({ problems }: Reading, file: string, reason: string): void {
  problems.push({ file, pointer: '', reason });
}

export interface Entry {
  readonly name: string;
  readonly path: string;
  readonly found: Found;
}

/**
 * What stands in a folder, by name and without hidden entries; null where there is no such folder. What cannot be read, or
 * leads out of `boundary`, is told under `label` and left out.
 */
export async function list(
  path: string,
  boundary: string,
  label: string,
  reading: Reading,
): Promise<Entry[] | null> {
  const names = await attempt(label || '.', reading, async () => {
    await reading.onFolder(path);
    return readdir(path);
  });
  if (!names) return null;
  const entries: Entry[] = [];
  for (const name of names.filter((one) => !one.startsWith('.')).sort()) {
    const file = join(label, name).replaceAll(sep, '/');
    const found = await attempt(file, reading, () => lookAt(join(path, name), boundary));
    if (found?.kind === 'outside')
      complain(reading, file, 'It is a link that leads out of its folder, and is not followed.');
    else if (found) entries.push({ name, path: join(path, name), found });
  }
  return entries;
}

/** null where it is not there, or cannot be had and that was told. */
export async function attempt<T>(file: string, reading: Reading, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (thrown) {
    if (!isAbsent(thrown)) complain(reading, file, `It could not be read: ${reasonOf(thrown)}.`);
    return null;
  }
}
