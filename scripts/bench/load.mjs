// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withApp } from '../lib/app.mjs';
import { percentile, row } from './report.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/app.mjs').App} App */
/** @typedef {{ seconds: number, accepted: number, tasks: number[], paints: number[], engineMb: number, pageMb: number, heapMb: number }} Round */

const DELIVERIES = 10_000;
const CONCURRENCY = 50;
/** Up to here an answer feels immediate (RAIL). */
const GOAL_PAINT_MS = 100;
const GOAL_MEMORY = 1.2;

/** Notes tasks of 50 ms and more, and the time from each click and key to the paint after it. */
const WATCH = `(() => {
  const seen = { tasks: [], paints: [] };
  window.hookglassBench = seen;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: 'longtask' });
  const painted = ({ timeStamp }) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => seen.paints.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  addEventListener('click', painted, true);
  addEventListener('keydown', painted, true);
})()`;

/** What was noted since the last time. */
const TAKE = `(() => {
  const { tasks, paints } = window.hookglassBench;
  return { tasks: tasks.splice(0), paints: paints.splice(0) };
})()`;

/**
 * 10,000 deliveries at concurrency 50 from the Simulator to the app's own receiver, in real Electron, while its window is used: clicks and
 * keys in the Inbox, where all of them arrive, and in the Simulator.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchLoad(quick) {
  const folder = await mkdtemp(join(tmpdir(), 'hookglass-bench-'));
  const rounds = quick ? 2 : 5;
  try {
    return sectionOf(await withApp(folder, (app) => measure(app, rounds)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first round is what the others are held against: by then everything is loaded. @param {App} app @param {number} rounds */
async function measure(app, rounds) {
  const page = await app.firstWindow();
  await page.getByRole('link', { name: 'Simulator', exact: true }).click();
  await page.getByRole('textbox', { name: 'Payload' }).waitFor();
  await page.evaluate(WATCH);
  /** @type {Round[]} */
  const results = [];
  for (let n = 0; n <= rounds; n++) results.push(await oneRound(app, page));
  return { results, rest: await atRest(page) };
}

/** @param {App} app @param {Page} page @returns {Promise<Round>} */
async function oneRound(app, page) {
  const busy = page.getByRole('button', { name: 'Cancel sending many' });
  // Closed again whenever the screen was left.
  await page.getByText('Send many', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Deliveries' }).fill(String(DELIVERIES));
  await page.getByRole('textbox', { name: 'At a time' }).fill(String(CONCURRENCY));
  await page.evaluate(TAKE);
  await page.getByRole('button', { name: 'Send many', exact: true }).click();
  await busy.waitFor();
  do await workInWindow(page);
  while ((await busy.count()) > 0);
  const said = await page.getByRole('region', { name: 'Many deliveries' }).innerText();
  const [, accepted = '0'] = /([\d,]+)\s+200\b/.exec(said) ?? [];
  const [, seconds = '0'] = /in ([\d.]+) s/.exec(said) ?? [];
  const seen = /** @type {{ tasks: number[], paints: number[] }} */ (await page.evaluate(TAKE));
  return {
    ...seen,
    ...(await memory(app, page)),
    seconds: Number(seconds),
    accepted: Number(accepted.replaceAll(',', '')),
  };
}

/** What a user does meanwhile: through the newest events by key, back, and a fold open and closed. @param {Page} page */
async function workInWindow(page) {
  const link = (/** @type {string} */ name) => page.getByRole('link', { name, exact: true });
  await link('Inbox').click();
  await page.getByRole('list', { name: 'Events' }).waitFor();
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowDown');
  await link('Simulator').click();
  const fold = page.getByText('Import a request', { exact: true });
  for (let n = 0; n < 4; n++) await fold.click();
}

/** The same while nothing is sent: what of it is the load's. @param {Page} page @returns {Promise<number[]>} */
async function atRest(page) {
  await page.evaluate(TAKE);
  for (let n = 0; n < 6; n++) await workInWindow(page);
  return /** @type {{ paints: number[] }} */ (await page.evaluate(TAKE)).paints;
}

/**
 * What is held once the page's garbage is collected: its process keeps memory at hand beyond that, as long as nobody else asks for it.
 * @param {App} app @param {Page} page
 */
async function memory(app, page) {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('HeapProfiler.collectGarbage');
  const { usedSize } = await inspector.send('Runtime.getHeapUsage');
  await inspector.detach();
  const metrics = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ type, serviceName, memory: { workingSetSize } }) => ({
      ...{ type, serviceName, mb: workingSetSize / 1024 },
    })),
  );
  const sum = (/** @type {typeof metrics} */ of) => of.reduce((total, { mb }) => total + mb, 0);
  return {
    engineMb: sum(metrics.filter(({ serviceName }) => serviceName === 'node.mojom.NodeService')),
    pageMb: sum(metrics.filter(({ type }) => type === 'Tab')),
    heapMb: usedSize / 1024 / 1024,
  };
}

/** @param {{ results: Round[], rest: number[] }} measured @returns {import('./report.mjs').Section} */
function sectionOf({ results, rest }) {
  const [first, ...rounds] = results;
  const last = results.at(-1);
  if (!first || !last) throw new Error('nothing was measured');
  /** @param {(round: Round) => number} figure */
  const each = (figure) => rounds.map(figure);
  /** @param {string} name @param {'engineMb' | 'heapMb'} of */
  const growth = (name, of) =>
    row(name, last[of] / first[of], 2, {
      ...{ atMost: GOAL_MEMORY, ratio: true, beside: `${first[of].toFixed(0)} to ${last[of].toFixed(0)} MB` },
    });
  return {
    title: 'Many deliveries with the window in use',
    about: `${DELIVERIES.toLocaleString('en')} deliveries, ${CONCURRENCY} at once, from the Simulator to its own receiver in real Electron: ${rounds.length} rounds after a first one; ${rounds.reduce((sum, round) => sum + round.paints.length, 0)} clicks and keys meanwhile.`,
    rows: [
      row(
        'deliveries/s, sent, received, stored and shown',
        each(({ seconds }) => DELIVERIES / seconds),
        0,
      ),
      row(
        'not accepted',
        each(({ accepted }) => DELIVERIES - accepted),
        0,
        { atMost: 0 },
      ),
      row(
        'click or key to paint, p95, ms',
        each(({ paints }) => percentile(paints, 0.95)),
        0,
        {
          atMost: GOAL_PAINT_MS,
        },
      ),
      row(
        'click or key to paint, longest, ms',
        each(({ paints }) => Math.max(...paints)),
        0,
      ),
      row('the same with nothing sent, p95, ms', percentile(rest, 0.95), 0),
      row(
        'tasks of the page over 50 ms, a round',
        each(({ tasks }) => tasks.length),
        0,
      ),
      row(
        'longest of them, ms',
        each(({ tasks }) => Math.max(0, ...tasks)),
        0,
      ),
      growth('memory of the engine, last round to first', 'engineMb'),
      growth('heap of the page, last round to first', 'heapMb'),
      row(
        'process of the page, MB',
        results.map(({ pageMb }) => pageMb),
        0,
      ),
    ],
    data: { results, rest },
  };
}
