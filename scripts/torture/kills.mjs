// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { hasDisplay, withDisplay } from '../lib/display.mjs';
import { ensureElectron } from '../lib/electron.mjs';
import { CLI_ENTRY, ROOT } from '../lib/paths.mjs';
import { ensureSystemLibraries } from '../lib/system-libraries.mjs';
import { holdAgainst } from './held.mjs';
import { newLedger, startLoad } from './load.mjs';
import { childrenOf, killGroup, pause, startProgram, until } from './processes.mjs';

/** @typedef {import('./load.mjs').Ledger} Ledger */
/** @typedef {import('./report.mjs').Trial} Trial */

const CONNECTIONS = 50;
/** Longer than a fifth of the ten seconds in which the supervisor counts deaths: it must not give up here. */
const LIFE_MS = 2_200;
const BACK_WITHIN_MS = 10_000;

/** The engine's process is killed under load; whoever supervises it starts it again at the same port. @param {boolean} quick @returns {Promise<Trial>} */
export const killEngine = (quick) =>
  beneathSupervisor('The engine killed under full load, beneath its supervisor', quick ? 4 : 20, []);

/** The same with every commit written to the disk before its answers. @param {boolean} quick @returns {Promise<Trial>} */
export const killDurable = (quick) =>
  beneathSupervisor('The engine killed under full load, kept against a power cut', quick ? 2 : 10, [
    '--durability',
    'power-loss',
  ]);

/** @param {string} title @param {number} kills @param {string[]} more options of `serve` @returns {Promise<Trial>} */
async function beneathSupervisor(title, kills, more) {
  await ensureBuilt();
  return withFolder(async (dataDir) => {
    const { child, line, exited } = await startProgram(
      process.execPath,
      [
        ...[CLI_ENTRY, 'serve', '--json', '--no-open', '--port', '0', '--receiver-port', '0'],
        '--data',
        dataDir,
        ...more,
      ],
      (text) => text.includes('"serving"'),
    );
    const port = portOf(JSON.parse(line).receiverUrl);
    const ledger = newLedger();
    /** @type {string[]} */
    const faults = [];
    const load = startLoad(() => port, ledger, CONNECTIONS);
    for (let n = 0; n < kills; n++) {
      await pause(LIFE_MS * (0.9 + Math.random() * 0.2));
      for (const engine of await childrenOf(child.pid ?? 0)) process.kill(engine, 'SIGKILL');
      const before = ledger.acknowledged.size;
      if (!(await until(() => ledger.acknowledged.size > before + CONNECTIONS, BACK_WITHIN_MS)))
        faults.push(`After kill ${n + 1} nothing was taken for ${BACK_WITHIN_MS / 1000} s.`);
    }
    await load.stop();
    child.kill('SIGTERM');
    await exited;
    return verdict(title, kills, ledger, dataDir, faults);
  });
}

/** All processes of the app are killed at once, and the app is started anew. @param {boolean} quick @returns {Promise<Trial>} */
export async function killApp(quick) {
  await ensureBuilt();
  const kills = quick ? 2 : 20;
  const electron = await ensureElectron();
  await ensureSystemLibraries(electron, { display: !hasDisplay() });
  return withDisplay((env) =>
    withFolder(async (dataDir) => {
      const ledger = newLedger();
      for (let n = 0; n < kills; n++) {
        const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
        const { child, line, exited } = await startProgram(
          electron,
          [...root, ROOT, '--data', dataDir, '--port', '0'],
          (text) => text.startsWith('Receiver: '),
          env,
        );
        const port = portOf(line.slice('Receiver: '.length));
        const load = startLoad(() => port, ledger, CONNECTIONS);
        await pause(500 + Math.random() * 1_000);
        killGroup(child);
        await exited;
        await load.stop();
      }
      return verdict('The whole app killed under full load', kills, ledger, dataDir, []);
    }),
  );
}

/** @param {string} title @param {number} kills @param {Ledger} ledger @param {string} dataDir @param {string[]} faults @returns {Trial} */
function verdict(title, kills, ledger, dataDir, faults) {
  const held = holdAgainst(dataDir, ledger);
  if (ledger.acknowledged.size === 0) faults.push('Nothing was acknowledged: nothing was tried.');
  return {
    title,
    tried: {
      kills,
      'requests sent': ledger.sent.size,
      acknowledged: ledger.acknowledged.size,
      stored: held.stored,
      'lost, doubled or altered': held.faults.length,
    },
    faults: [...faults, ...held.faults],
  };
}

/** @template T @param {(dataDir: string) => Promise<T>} work */
async function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'hookglass-torture-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} url */
const portOf = (url) => Number(new URL(url).port);
