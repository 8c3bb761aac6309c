// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { hasDisplay, withDisplay } from '../lib/display.mjs';
import { ensureElectron } from '../lib/electron.mjs';
import { ROOT } from '../lib/paths.mjs';
import { ensureSystemLibraries } from '../lib/system-libraries.mjs';
import { holdAgainst } from './held.mjs';
import { newLedger, startLoad } from './load.mjs';
import { killGroup, pause, startProgram, until } from './processes.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */

const CONNECTIONS = 20;
/** A page that crashes twice within a minute is not loaded again by itself: the user is asked. Milliseconds. */
const APART_MS = 61_000;
const BACK_WITHIN_MS = 15_000;

/** The page's process is killed under load: it is loaded again, and the capture notices nothing. @param {boolean} quick @returns {Promise<Trial>} */
export async function killPage(quick) {
  const title = "The window's page killed under load";
  if (process.platform !== 'linux')
    return { title, tried: {}, faults: [], left: ['its process is found by /proc, which only Linux has.'] };
  await ensureBuilt();
  const electron = await ensureElectron();
  await ensureSystemLibraries(electron, { display: !hasDisplay() });
  const kills = quick ? 1 : 2;
  const dataDir = mkdtempSync(join(tmpdir(), 'hookglass-torture-'));
  /** @type {string[]} */
  const faults = [];
  const ledger = newLedger();
  try {
    await withDisplay(async (env) => {
      const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const { child, line, exited } = await startProgram(
        electron,
        [...root, ROOT, '--data', dataDir, '--port', '0'],
        (text) => text.startsWith('Receiver: '),
        env,
      );
      const port = Number(new URL(line.slice('Receiver: '.length)).port);
      const load = startLoad(() => port, ledger, CONNECTIONS);
      faults.push(...(await killAll(dataDir, kills)));
      await load.stop();
      const refused = [...ledger.answers]
        .filter(([status]) => status !== 200)
        .reduce((sum, [, count]) => sum + count, 0);
      if (refused > 0) faults.push(`${refused} requests were not taken.`);
      child.kill('SIGTERM');
      if (!(await Promise.race([exited.then(() => true), pause(BACK_WITHIN_MS)]))) killGroup(child);
    });
    const held = holdAgainst(dataDir, ledger);
    return {
      title,
      tried: { kills, acknowledged: ledger.acknowledged.size, stored: held.stored },
      faults: [...faults, ...held.faults],
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One kill after the other, far enough apart. @param {string} dataDir @param {number} kills */
async function killAll(dataDir, kills) {
  /** @type {string[]} */
  const faults = [];
  const pages = () => renderersOf(dataDir);
  for (let n = 0; n < kills; n++) {
    if (n > 0) await pause(APART_MS);
    if (!(await until(() => pages().length === 1, BACK_WITHIN_MS))) faults.push('There is no page to kill.');
    const [killed] = pages();
    if (killed !== undefined) process.kill(killed, 'SIGKILL');
    const back = () => pages().some((pid) => pid !== killed);
    if (!(await until(back, BACK_WITHIN_MS))) faults.push(`After kill ${n + 1} the page did not come back.`);
    await pause(1_000);
  }
  return faults;
}

/** Processes of pages that belong to the app with this data folder. @param {string} dataDir @returns {number[]} */
function renderersOf(dataDir) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const command = readFileSync(join('/proc', name, 'cmdline'), 'latin1');
        return command.includes('--type=renderer') && command.includes(dataDir);
      } catch {
        // It has ended meanwhile.
        return false;
      }
    })
    .map(Number);
}
