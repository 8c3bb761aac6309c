// @ts-check
import { dirname } from 'node:path';
import { capture, onPath, run } from './run.mjs';
import { say } from './say.mjs';

/** What Electron needs of a Debian that has no desktop, and the virtual display of the tests. */
const ELECTRON_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatspi2.0-0',
  'libnotify4',
];
const DISPLAY_PACKAGES = ['xvfb', 'xauth'];

/**
 * The shared libraries that this Electron asks for and the system lacks.
 * @param {string} electron
 * @returns {Promise<string[]>}
 */
export async function missingLibraries(electron) {
  if (process.platform !== 'linux' || !onPath('ldd')) return [];
  const env = { ...process.env, LD_LIBRARY_PATH: dirname(electron) };
  const { stdout } = await capture('ldd', [electron], { env });
  return stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '');
}

/** The one line that installs what a window needs, for people to copy. */
export function installLine(packages = ELECTRON_PACKAGES) {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y ${packages.join(' ')}`;
}

/**
 * For the tests: whatever a window and a virtual display need is installed, or said.
 * @param {string} electron
 * @param {{display: boolean}} needs
 */
export async function ensureSystemLibraries(electron, needs) {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries(electron);
  if (needs.display && !onPath('Xvfb')) missing.push('Xvfb');
  if (missing.length === 0) return;
  const packages = [...ELECTRON_PACKAGES, ...DISPLAY_PACKAGES];
  say(`the tests open windows, for which this system lacks ${missing.join(', ')}.`);
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    throw new Error(`Install what is missing, on Debian and Ubuntu with:\n  ${installLine(packages)}`);
  }
  await install(packages);
}

/** @param {string[]} packages */
async function install(packages) {
  say('installing it with apt-get…');
  await apt(['update']);
  const names = await Promise.all(packages.map(nameHere));
  await apt(['install', '-y', '--no-install-recommends', ...names]);
}

/**
 * Newer releases renamed some packages with the suffix t64.
 * @param {string} name
 */
async function nameHere(name) {
  const { stdout } = await capture('apt-cache', ['policy', `${name}t64`]);
  return stdout.includes('Candidate: ') && !stdout.includes('Candidate: (none)') ? `${name}t64` : name;
}

/** @param {string[]} args */
async function apt(args) {
  // The package manager's own chatter is not our stdout.
  const code = await run('apt-get', ['-q', ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) throw new Error(`apt-get ${args[0]} failed. Install by hand:\n  ${installLine()}`);
}
