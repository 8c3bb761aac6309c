// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { receiverOf, withApp } from '../lib/app.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { start } from './contestant.mjs';
import { percentile, row } from './report.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/app.mjs').App} App */

const RATE = 1_000;
const CONNECTIONS = 20;
const GOAL_TASK_MS = 50;
/** What waits may take so long after the load to reach the handler. */
const SETTLE_MS = 30_000;

/**
 * Events at a steady rate with the window open on them and each forwarded to a handler: what is lost, and how long the tasks of the
 * window's main thread are.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchLive(quick) {
  const folder = await mkdtemp(join(tmpdir(), 'hookglass-bench-'));
  try {
    return await withApp(folder, (app) => measure(app, folder, quick ? 8 : 60));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {App} app @param {string} folder @param {number} seconds */
async function measure(app, folder, seconds) {
  const handler = await start([fromRoot('scripts', 'bench', 'counting-handler.mjs')]);
  try {
    const page = await app.firstWindow();
    const receiver = await receiverOf(page);
    await forwardTo(page, handler.url);
    await page.evaluate("location.hash = '#/inbox'");
    const load = await underTrace(app, join(folder, 'trace.json'), () => send(receiver, seconds));
    const reached = await settled(handler.url, load.answered);
    const shown = await page
      .getByText(/^[\d,.]+ events$/)
      .first()
      .textContent();
    const tasks = await tasksOf(join(folder, 'trace.json'));
    return sectionOf({ seconds, load, reached, shown: Number((shown ?? '').replace(/\D/g, '')), tasks });
  } finally {
    await handler.stop();
  }
}

/** As a user does it. @param {Page} page @param {string} url */
async function forwardTo(page, url) {
  await page.evaluate("location.hash = '#/settings/endpoints'");
  const card = page.getByRole('region', { name: 'Forward to', exact: true });
  await card.getByRole('textbox', { name: 'Target URL' }).fill(url);
  await card.getByRole('button', { name: 'Add target' }).click();
  await card.getByRole('switch', { name: `Forward to ${url}` }).waitFor();
}

/** Every body has a number of its own. @param {string} url @param {number} seconds */
async function send(url, seconds) {
  const payload = JSON.parse(await readFile(fromRoot('fixtures', 'okhi', 'verified.json'), 'utf8'));
  let n = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    overallRate: RATE,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: '/okhi',
        headers: { 'content-type': 'application/json' },
        setupRequest(request) {
          n += 1;
          return { ...request, body: JSON.stringify({ ...payload, user_id: `user-${n}` }) };
        },
      },
    ],
  });
  return {
    answered: result['2xx'],
    failed: result.non2xx + result.errors + result.timeouts,
    perSecond: result.requests.average,
    p99: result.latency.p99,
  };
}

/** Waits until as many have reached the handler. @param {string} url @param {number} wanted */
async function settled(url, wanted) {
  const end = Date.now() + SETTLE_MS;
  for (;;) {
    const counts = /** @type {{ requests: number, different: number }} */ (await (await fetch(url)).json());
    if (counts.different >= wanted || Date.now() > end) return counts;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * @template T
 * @param {App} app @param {string} file @param {() => Promise<T>} run
 */
async function underTrace(app, file, run) {
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({
      included_categories: ['toplevel'],
      excluded_categories: ['*'],
      recording_mode: 'record-until-full',
      trace_buffer_size_in_kb: 512 * 1024,
    }),
  );
  const result = await run();
  await app.evaluate(({ contentTracing }, path) => contentTracing.stopRecording(path), file);
  return result;
}

/** Durations of the tasks of the window's main thread, in milliseconds. @param {string} file */
async function tasksOf(file) {
  /** @type {{ traceEvents: { ph: string, name: string, pid: number, tid: number, dur?: number, args?: { name?: string } }[] }} */
  const { traceEvents } = JSON.parse(await readFile(file, 'utf8'));
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(
      ({ ph, name, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && threads.has(`${pid} ${tid}`),
    )
    .map(({ dur = 0 }) => dur / 1_000);
}

/**
 * @param {{
 *   seconds: number,
 *   load: Awaited<ReturnType<typeof send>>,
 *   reached: { requests: number, different: number },
 *   shown: number,
 *   tasks: number[],
 * }} found
 * @returns {import('./report.mjs').Section}
 */
function sectionOf({ seconds, load, reached, shown, tasks }) {
  const p99 = percentile(tasks, 0.99);
  const lost = load.answered - Math.min(shown, load.answered);
  const missing = load.answered - Math.min(reached.different, load.answered);
  const long = tasks.filter((ms) => ms > GOAL_TASK_MS).length;
  return {
    title: 'Live',
    about: `${RATE} events/s for ${seconds} s, the window open on them and each forwarded to a handler. ${tasks.length} tasks of the window's main thread.`,
    rows: [
      row('answered, requests/s', load.perSecond, 0),
      row('answer, p99 ms', load.p99, 0),
      row('refused or broken off', load.failed, 0, { atMost: 0 }),
      row('answered and not stored', lost, 0, { atMost: 0, design: 'live-lost' }),
      row('stored and not forwarded', missing, 0, { atMost: 0 }),
      row('task of the window, p99 ms', p99, 1, { atMost: GOAL_TASK_MS, design: 'live-task' }),
      row('task of the window, longest ms', percentile(tasks, 1), 0),
      row(`tasks over ${GOAL_TASK_MS} ms`, long, 0),
    ],
    data: { seconds, load, reached, shown, tasks: { count: tasks.length, p99, long } },
  };
}
