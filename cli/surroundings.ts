import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defaultDataDir } from '../core/data-dir.ts';
import packageJson from '../package.json' with { type: 'json' };

export const version: string = packageJson.version;

/** The built command lies in dist/cli; the app's own files lie around it. */
const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '..', '..');

export const paths = {
  fixtures: join(root, 'fixtures'),
  interface: join(root, 'dist', 'renderer'),
  benchWorker: join(root, 'dist', 'engine', 'bench-worker.js'),
  checkpointWorker: join(root, 'dist', 'engine', 'checkpoint-worker.js'),
  searchWorker: join(root, 'dist', 'engine', 'search-worker.js'),
  tunnelChild: join(root, 'dist', 'engine', 'tunnel-child.js'),
  serveEngine: join(root, 'dist', 'cli', 'serve-engine.js'),
} as const;

/** The history that a command works on: `--data`, or the app's own. */
export function dataDirOf(chosen: string | undefined): string {
  return chosen === undefined
    ? defaultDataDir({ platform: process.platform, env: process.env, home: homedir() })
    : resolve(chosen);
}

/** The environment as `{{env.NAME}}` sees it. */
export function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
