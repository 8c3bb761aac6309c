// @ts-check
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { run } from './run.mjs';
import { say } from './say.mjs';

const require = createRequire(import.meta.url);
const ANSWER_WITHIN_MS = 4_000;

/** @returns {{folder: string, version: string}} */
function declared() {
  const manifest = require.resolve('electron/package.json');
  return { folder: dirname(manifest), version: String(require(manifest).version) };
}

/**
 * The binary of the `electron` package in node_modules, if it has been downloaded.
 * @returns {Promise<string | null>}
 */
export async function installedOfficial() {
  const { folder, version } = declared();
  const [found, path] = await Promise.all([
    readFile(join(folder, 'dist', 'version'), 'utf8').catch(() => ''),
    readFile(join(folder, 'path.txt'), 'utf8').catch(() => ''),
  ]);
  const executable = join(folder, 'dist', path);
  return found.replace(/^v/, '') === version && path !== '' && existsSync(executable) ? executable : null;
}

/** @returns {Promise<string | null>} null when it is out of reach or could not be installed */
export async function downloadOfficial() {
  const { folder, version } = declared();
  say(`looking for Electron ${version} at its download site…`);
  if (!(await answers(version))) {
    say('the download site of Electron does not answer here.');
    return null;
  }
  say(`downloading Electron ${version} (about 120 MB)…`);
  // Its messages go to our stderr: stdout may be wanted for the path alone.
  const code = await run(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 2, 2] });
  return code === 0 ? installedOfficial() : null;
}

/** @param {string} version */
async function answers(version) {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const url = new URL(`v${version}/SHASUMS256.txt`, base);
    const response = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return response.status < 400;
  } catch {
    return false;
  }
}
