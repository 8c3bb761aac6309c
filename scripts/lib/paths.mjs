// @ts-check
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const DIST = join(ROOT, 'dist');
export const CLI_ENTRY = join(DIST, 'cli', 'hookglass.js');

/** Outside the checkout, because `npm ci` empties node_modules. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'hookglass');
}

/** @param {string[]} parts */
export const fromRoot = (...parts) => join(ROOT, ...parts);
