// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { withElectron } from '../lib/app.mjs';
import { ensureBuilt } from '../lib/build.mjs';
import { fromRoot, ROOT } from '../lib/paths.mjs';
import { fullCapture } from './contestant.mjs';
import { row } from './report.mjs';

const EVENTS = 100_000;
const GOAL = 1.3;
const IDLE_GOAL = 1;
/** Clock ticks a second, as /proc counts them. */
const TICKS = 100;

/** @typedef {import('../lib/app.mjs').Open} Open */
/** @typedef {{ ms: number, cpu: number }} Start */

/**
 * From the start of the process to a window that can be used: the newest rows of 100,000 stored events are there and the
 * engine answers. Beside it a window with one word in it, in turn, with the same Electron.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchStart(quick) {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'hookglass-bench-start-'));
  try {
    await fill(folder);
    return await withElectron((launch) => measure(launch, folder, quick ? 3 : 9));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function fill(folder) {
  const server = await fullCapture(folder);
  try {
    await autocannon({
      url: `${server.url}/okhi`,
      method: 'POST',
      connections: 50,
      amount: EVENTS,
      headers: { 'content-type': 'application/json' },
      body: readFileSync(fromRoot('fixtures', 'okhi', 'verified.json')),
    });
  } finally {
    await server.stop();
  }
}

/** @param {Open} launch @param {string} folder @param {number} rounds */
async function measure(launch, folder, rounds) {
  const empty = () =>
    usable(
      () => launch(fromRoot('scripts', 'bench', 'empty-app'), `--profile=${join(folder, 'empty')}`),
      'Ready',
      false,
    );
  const ours = (/** @type {boolean} */ idle) =>
    usable(() => launch(ROOT, '--data', folder, '--port', '0'), 'Engine running', idle);
  // The first start fills caches on both sides, and ends the work on what was captured: its texts go into an index.
  await empty();
  await ours(true);
  /** @type {{ empty: Start, ours: Start }[]} */
  const pairs = [];
  for (let n = 0; n < rounds; n++) pairs.push({ empty: await empty(), ours: await ours(n === rounds - 1) });
  const ratio = pairs.map((pair) => pair.ours.ms / pair.empty.ms);
  const idle = pairs.at(-1)?.ours.cpu ?? Number.NaN;
  return {
    title: 'Start',
    about: `Start to usable window with ${EVENTS} stored events, beside an empty window: ${rounds} pairs.`,
    rows: [
      row(
        'empty window, ms',
        pairs.map((pair) => pair.empty.ms),
        0,
      ),
      row(
        'Hookglass, ms',
        pairs.map((pair) => pair.ours.ms),
        0,
      ),
      row('ratio', ratio, 2, { atMost: GOAL, ratio: true, design: 'start' }),
      row('idle, % of one core over 10 s', idle, 1, { atMost: IDLE_GOAL }),
    ],
    data: { pairs },
  };
}

/**
 * @param {() => Promise<import('../lib/app.mjs').App>} launch
 * @param {string} word what stands there once it can be used
 * @param {boolean} idle whether its use of the processor is measured afterwards
 * @returns {Promise<Start>}
 */
async function usable(launch, word, idle) {
  const startedAt = performance.now();
  const app = await launch();
  try {
    const page = await app.firstWindow();
    await page.getByText(word).first().waitFor();
    if (word !== 'Ready')
      await page.getByRole('list', { name: 'Events' }).getByRole('listitem').first().waitFor();
    const ms = performance.now() - startedAt;
    return { ms, cpu: idle ? await idleCpu(Number(app.process().pid)) : 0 };
  } finally {
    await app.close();
  }
}

/** Per cent of one core that the process and its children use while nobody does anything; NaN where /proc is not. @param {number} pid */
async function idleCpu(pid) {
  if (process.platform !== 'linux') return Number.NaN;
  await wait(3_000);
  const before = ticksOf(pid);
  await wait(10_000);
  return ((ticksOf(pid) - before) / TICKS / 10) * 100;
}

/** @param {number} root @returns {number} */
function ticksOf(root) {
  /** @type {Map<number, { parent: number, ticks: number }>} */
  const all = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      all.set(Number(name), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) });
    } catch {
      // It ended meanwhile.
    }
  }
  /** @type {(pid: number) => number} */
  const sum = (pid) =>
    (all.get(pid)?.ticks ?? 0) +
    [...all].reduce((total, [child, { parent }]) => (parent === pid ? total + sum(child) : total), 0);
  return sum(root);
}
