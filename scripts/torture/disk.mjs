// @ts-check
import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { CLI_ENTRY } from '../lib/paths.mjs';
import { capture, onPath } from '../lib/run.mjs';
import { engineSupport } from './engine.mjs';
import { holdAgainst } from './held.mjs';
import { newLedger, startLoad } from './load.mjs';
import { pause, until } from './processes.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */

const CONNECTIONS = 20;
const NOT_KEPT = 507;
const WITHIN_MS = 20_000;
const NO_DISK = 'it needs a small disk of its own, which only root on Linux can make.';

/**
 * What may happen to a data folder while the engine writes it: each is made, and later undone. `own`: on a disk of its own, which only
 * root can make; `needs`: a program without which it cannot be tried.
 * @type {{ name: string, own: boolean, needs?: string, spoil: (place: Place) => Promise<void>, mend: (place: Place) => Promise<void> }[]}
 * @typedef {{ mount: string, dataDir: string }} Place
 */
const TROUBLES = [
  {
    name: 'the disk is full',
    own: true,
    spoil: async ({ mount }) => fill(join(mount, 'ballast')),
    mend: async ({ mount }) => rmSync(join(mount, 'ballast')),
  },
  {
    // The same as a full disk without being root: the system refuses what would make a file of this process longer.
    name: 'no file may grow',
    own: false,
    needs: 'prlimit',
    spoil: async ({ dataDir }) => letFilesGrowTo(String(statSync(join(dataDir, 'history.db-wal')).size)),
    mend: async () => letFilesGrowTo('unlimited'),
  },
  {
    name: 'the folder is moved away',
    own: false,
    spoil: async ({ dataDir }) => renameSync(dataDir, `${dataDir}-away`),
    mend: async ({ dataDir }) => renameSync(`${dataDir}-away`, dataDir),
  },
];

/**
 * Under load the disk fills up or the folder goes: nothing is acknowledged that is not kept, the user is told, and when it is
 * over capture goes on by itself.
 * @returns {Promise<Trial>}
 */
export async function disk() {
  await ensureBuilt();
  const { startEngine } = await engineSupport();
  /** @type {Trial} */
  const trial = { title: 'A data folder that is full, gone or read-only', tried: {}, faults: [], left: [] };
  for (const trouble of TROUBLES) {
    if (trouble.needs && !onPath(trouble.needs)) {
      trial.left?.push(`${trouble.name}: there is no ${trouble.needs} here.`);
      continue;
    }
    const held = await withPlace(trouble.own, async (place) => {
      const { told, refused, acknowledged } = await suffer(startEngine, trouble, place);
      trial.tried[`acknowledged, ${trouble.name}`] = acknowledged;
      trial.tried[`refused with ${NOT_KEPT}, ${trouble.name}`] = refused;
      trial.faults.push(...told.map((sentence) => `${trouble.name}: ${sentence}`));
    });
    if (!held) trial.left?.push(`${trouble.name}: ${NO_DISK}`);
  }
  const held = await withPlace(true, async (place) => {
    trial.tried['starts on a read-only disk'] = 1;
    trial.faults.push(...(await startReadOnly(place)));
  });
  if (!held) trial.left?.push(`a read-only disk: ${NO_DISK}`);
  return trial;
}

/** A folder, on a small disk of its own where that is asked for; false where such a disk cannot be had. @param {boolean} own @param {(place: Place) => Promise<void>} work */
async function withPlace(own, work) {
  const mount = mkdtempSync(join(tmpdir(), 'hookglass-torture-'));
  const mounted = own && (await mountSmall(mount));
  try {
    if (own && !mounted) return false;
    await work({ mount, dataDir: join(mount, 'data') });
    return true;
  } finally {
    // Lazily: a trial that broke may have left a file open.
    if (mounted) await capture('umount', ['-l', mount]);
    rmSync(mount, { recursive: true, force: true });
  }
}

/** @param {import('./engine.mjs').EngineSupport['startEngine']} startEngine @param {(typeof TROUBLES)[number]} trouble @param {Place} place */
async function suffer(startEngine, trouble, place) {
  const running = await startEngine({ dataDir: place.dataDir });
  /** @type {string[]} */
  const told = [];
  const ledger = newLedger();
  const load = startLoad(() => running.port, ledger, CONNECTIONS);
  const refusals = () => ledger.answers.get(NOT_KEPT) ?? 0;
  await pause(500);
  await trouble.spoil(place);
  if (!(await until(() => refusals() > 100, WITHIN_MS)))
    told.push(`no request was refused with ${NOT_KEPT}.`);
  const { notices } = await running.call('engine.state', {});
  if (!notices.some(({ id }) => id === 'history-write-failed')) told.push('the user is not told.');
  await trouble.mend(place);
  const before = ledger.acknowledged.size;
  if (!(await until(() => ledger.acknowledged.size > before + 100, WITHIN_MS)))
    told.push('capture did not go on by itself.');
  const after = await running.call('engine.state', {});
  if (after.notices.some(({ id }) => id === 'history-write-failed'))
    told.push('the notice stays when it is over.');
  await load.stop();
  await running.close();
  told.push(...holdAgainst(place.dataDir, ledger).faults);
  return { told, refused: refusals(), acknowledged: ledger.acknowledged.size };
}

/** Sixty-four megabytes in memory, mounted; false where that is not ours to do. @param {string} folder */
async function mountSmall(folder) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const { code } = await capture('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder]);
  return code === 0;
}

/**
 * A history on a disk that is read-only from the start is refused in words, and opens unharmed once it can be written. Each
 * start is a process of its own: the driver keeps its files open until the garbage collector comes, or its process ends.
 * @param {Place} place
 */
async function startReadOnly({ mount, dataDir }) {
  /** @type {string[]} */
  const told = [];
  await listenOnce(dataDir);
  await remount(mount, 'ro');
  const refused = await listenOnce(dataDir);
  if (refused === null) told.push('an engine started on a disk that it cannot write.');
  else if (!refused.includes('data-folder-unusable'))
    told.push(`it was refused with other words: ${refused}`);
  await remount(mount, 'rw');
  const again = await listenOnce(dataDir);
  if (again !== null) told.push(`it does not start again: ${again}`);
  return told;
}

/** null where it listened; otherwise what it said. @param {string} dataDir @returns {Promise<string | null>} */
async function listenOnce(dataDir) {
  const { stdout, stderr } = await capture(process.execPath, [
    CLI_ENTRY,
    ...['listen', '--json', '--port', '0', '--timeout', '0.2', '--data', dataDir],
  ]);
  return stdout.includes('"listening"') ? null : stderr;
}

/** @param {string} folder @param {'ro' | 'rw'} mode */
async function remount(folder, mode) {
  const { code, stderr } = await capture('mount', ['-o', `remount,${mode}`, folder]);
  if (code !== 0) throw new Error(`remount ${mode}: ${stderr}`);
}

/** The soft limit of this process, which it may raise again. @param {string} bytes */
async function letFilesGrowTo(bytes) {
  const { code, stderr } = await capture('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
  if (code !== 0) throw new Error(`prlimit: ${stderr}`);
}

/** Writes until nothing more fits. @param {string} file */
function fill(file) {
  for (const size of [1024 * 1024, 4096]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
  if (statSync(file).size === 0) throw new Error('nothing could be written to fill the disk');
}
