// @ts-check
import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

const TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

/**
 * Unpacks a zip with its mode bits and symbolic links.
 * @param {string} zipPath
 * @param {string} target
 * @param {(name: string) => string | null} place the path under `target` for an entry, or null to leave it out
 */
export async function unzip(zipPath, target, place) {
  const zip = await yauzl.openPromise(zipPath);
  const root = resolve(target);
  for await (const entry of zip.eachEntry()) {
    const name = place(entry.fileName);
    if (!name || entry.fileName.endsWith('/')) continue;
    const path = join(root, name);
    if (!path.startsWith(root + sep))
      throw new Error(`The archive points outside its folder: ${entry.fileName}`);
    await mkdir(dirname(path), { recursive: true });
    await writeEntry(zip, entry, path);
  }
}

/**
 * @param {import('yauzl').ZipFile} zip
 * @param {import('yauzl').Entry} entry
 * @param {string} path
 */
async function writeEntry(zip, entry, path) {
  const mode = entry.externalFileAttributes >>> 16;
  const stream = await zip.openReadStreamPromise(entry);
  if ((mode & TYPE_MASK) === SYMLINK) return symlink(await text(stream), path);
  return pipeline(stream, createWriteStream(path, { mode: mode & 0o777 || 0o644 }));
}
