// @ts-check
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, fromRoot } from './paths.mjs';

/** Everything a build is made from; folders are walked whole. */
const SOURCES = [
  'core',
  'cli',
  'electron',
  'renderer',
  'fixtures',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];

export const STAMP = 'built-at';

/**
 * Whether dist was built after the last change of any source. Synchronous, because it stands before every command
 * and must cost milliseconds.
 */
export function isBuildFresh() {
  const builtAt = readStamp();
  return builtAt > 0 && SOURCES.every((name) => !changedSince(fromRoot(name), builtAt));
}

function readStamp() {
  try {
    return Number(readFileSync(join(DIST, STAMP), 'utf8'));
  } catch {
    return 0;
  }
}

/**
 * A folder's own time counts too: it changes when a file in it is removed or renamed.
 * @param {string} path
 * @param {number} time
 * @returns {boolean}
 */
function changedSince(path, time) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return false;
  if (found.mtimeMs > time) return true;
  if (!found.isDirectory()) return false;
  return readdirSync(path, { withFileTypes: true }).some((entry) =>
    changedSince(join(path, entry.name), time),
  );
}
