// @ts-check
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isBuildFresh, STAMP } from './freshness.mjs';
import { writeLicences } from './licences.mjs';
import { withLock } from './lock.mjs';
import { DIST, fromRoot, ROOT } from './paths.mjs';
import { capture } from './run.mjs';
import { say } from './say.mjs';

const VITE = fromRoot('node_modules', 'vite', 'bin', 'vite.js');
const LOCK = fromRoot('node_modules', '.hookglass-build.lock');

export const canBuild = () => existsSync(VITE);

/** Builds only when a source is newer than the build. */
export async function ensureBuilt() {
  if (isBuildFresh()) return;
  if (!canBuild())
    throw new Error('The app is not built and its dependencies are not installed. Run `npm ci` first.');
  await withLock(LOCK, async () => {
    // Whoever held the lock may have built it meanwhile.
    if (!isBuildFresh()) await build();
  });
}

export async function forceBuild() {
  if (!canBuild()) throw new Error('The build tools are not installed. Run `npm ci` first.');
  await withLock(LOCK, build);
}

async function build() {
  say('building the app…');
  const startedAt = Date.now();
  const folder = await mkdtemp(join(ROOT, 'node_modules', '.hookglass-build-'));
  try {
    await vite(folder);
    await writeLicences(join(folder, 'renderer', 'licences.json'));
    // The time of the start: what is edited during a build makes it stale.
    await writeFile(join(folder, STAMP), String(startedAt));
    await swapIn(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  say(`built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/** @param {string} folder */
async function vite(folder) {
  const result = await capture(process.execPath, [VITE, 'build', '--app', '--logLevel', 'warn'], {
    env: { ...process.env, HOOKGLASS_BUILD_DIR: folder, NODE_ENV: 'production' },
  });
  if (result.code !== 0) throw new Error(`The build failed.\n${result.stdout}${result.stderr}`);
}

/**
 * Nobody sees a half-written build: the old one is whole until the new one stands in its place.
 * @param {string} folder
 */
async function swapIn(folder) {
  const old = `${folder}-old`;
  if (existsSync(DIST)) await rename(DIST, old);
  await rename(folder, DIST);
  await rm(old, { recursive: true, force: true });
}
