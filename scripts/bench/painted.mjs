// @ts-check
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { receiverOf, withApp } from '../lib/app.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { percentile, row } from './report.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ sent: number, answered: number }} Moments milliseconds since 1970, with fractions */
/** @typedef {{ fromSent: number[], fromAnswer: number[], unseen: number }} Round */

const RATE = 100;
const GOAL_MS = 50;
/** What is on its way when the last one was sent. */
const SETTLE_MS = 1_000;
/** Clocks are read so often, to find the quickest turn. */
const PINGS = 30;

const now = () => performance.timeOrigin + performance.now();

/**
 * Notes for each event, told by the number in its path, when a frame with its row was done. A fresh ResizeObserver is heard once, in the frame that
 * draws what was changed before it: the running one where the change was made by an animation frame, else the next. A turn of the event loop later the page's own
 * part of that frame is over. What the compositor and the screen take after that is not in it.
 */
const WATCH = `(() => {
  const painted = {};
  window.hookglassPainted = painted;
  const list = document.querySelector('[role=list][aria-label=Events]');
  const seen = new Set();
  const afterFrame = (then) => {
    const observer = new ResizeObserver(() => {
      observer.disconnect();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        then();
      };
      port2.postMessage(null);
    });
    observer.observe(list);
  };
  new MutationObserver(() => {
    const fresh = [];
    for (const [, n] of list.textContent.matchAll(/\\/painted-(\\d+)-/g)) {
      if (!seen.has(n)) fresh.push(n);
      seen.add(n);
    }
    if (fresh.length === 0) return;
    afterFrame(() => {
      const at = performance.timeOrigin + performance.now();
      for (const n of fresh) painted[n] = at;
    });
  }).observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
})()`;

/**
 * From the last byte of a request to the frame in which its row is painted, in real Electron.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchPainted(quick) {
  const size = quick ? { rounds: 2, seconds: 4 } : { rounds: 5, seconds: 10 };
  const folder = await mkdtemp(join(tmpdir(), 'hookglass-bench-'));
  try {
    return await withApp(folder, async (app) => {
      const page = await app.firstWindow();
      const url = await receiverOf(page);
      // The list is there with the first event.
      await send(url, 0);
      await page.getByRole('list', { name: 'Events' }).getByRole('listitem').first().waitFor();
      await page.evaluate(WATCH);
      const apartMs = await clocksApart(page);
      await round(page, url, 1, 1);
      /** @type {Round[]} */
      const rounds = [];
      for (let n = 0; n < size.rounds; n++)
        rounds.push(await round(page, url, size.seconds, (n + 1) * 100_000));
      return sectionOf(rounds, size, apartMs);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {Page} page @param {string} url @param {number} seconds @param {number} first the first event's number @returns {Promise<Round>} */
async function round(page, url, seconds, first) {
  /** @type {Promise<readonly [string, Moments]>[]} */
  const sending = [];
  const from = performance.now();
  for (let n = 0; n < RATE * seconds; n++) {
    const wait = from + (n * 1000) / RATE - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sending.push(send(url, first + n).then((moments) => /** @type {const} */ ([String(first + n), moments])));
  }
  const sent = await Promise.all(sending);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const painted = /** @type {Record<string, number>} */ (await page.evaluate('window.hookglassPainted'));
  /** @type {Round} */
  const result = { fromSent: [], fromAnswer: [], unseen: 0 };
  for (const [n, moments] of sent) {
    const at = painted[n];
    if (at === undefined) result.unseen++;
    else {
      result.fromSent.push(at - moments.sent);
      result.fromAnswer.push(at - moments.answered);
    }
  }
  return result;
}

const agent = new Agent({ keepAlive: true });
const body = await readFile(fromRoot('fixtures', 'okhi', 'verified.json'));

/** @param {string} url @param {number} n @returns {Promise<Moments>} */
async function send(url, n) {
  const outgoing = request(`${url}/painted-${n}-`, {
    ...{ agent, method: 'POST' },
    headers: { 'content-type': 'application/json', 'content-length': body.length },
  });
  let sent = 0;
  outgoing.on('finish', () => {
    sent = now();
  });
  outgoing.end(body);
  const [answer] = await once(outgoing, 'response');
  answer.resume();
  await once(answer, 'end');
  return { sent, answered: now() };
}

/**
 * How far the page's clock and ours can be apart: the page's time must lie between ours before and after we asked for it; the quickest of many
 * turns says it best. Milliseconds, negative where the page is behind.
 * @param {Page} page
 */
async function clocksApart(page) {
  let best = { turn: Number.POSITIVE_INFINITY, apart: 0 };
  for (let n = 0; n < PINGS; n++) {
    const before = now();
    const there = Number(await page.evaluate('performance.timeOrigin + performance.now()'));
    const turn = now() - before;
    if (turn < best.turn) best = { turn, apart: there - before - turn / 2 };
  }
  return { apart: best.apart, giveOrTake: best.turn / 2 };
}

/** @param {Round[]} rounds @param {{ rounds: number, seconds: number }} size @param {{ apart: number, giveOrTake: number }} clocks @returns {import('./report.mjs').Section} */
function sectionOf(rounds, size, clocks) {
  /** @param {'fromSent' | 'fromAnswer'} from @param {number} share */
  const of = (from, share) => rounds.map((one) => percentile(one[from], share));
  return {
    title: 'Arrival to painted row',
    about: `${RATE} events/s, one at a time, into the open Inbox of real Electron: ${size.rounds} rounds of ${size.seconds} s. Until the turn of the page's event loop after the frame that holds the row; compositor and screen come after it.`,
    rows: [
      row('last byte sent to painted row, p50 ms', of('fromSent', 0.5), 1),
      row('last byte sent to painted row, p95 ms', of('fromSent', 0.95), 1, {
        ...{ atMost: GOAL_MS, design: 'painted' },
      }),
      row('last byte sent to painted row, p99 ms', of('fromSent', 0.99), 1),
      row('answer received to painted row, p50 ms', of('fromAnswer', 0.5), 1),
      row('answer received to painted row, p95 ms', of('fromAnswer', 0.95), 1),
      row(
        'rows that were in no frame',
        rounds.reduce((sum, { unseen }) => sum + unseen, 0),
        0,
        { atMost: 0 },
      ),
      row('clock of the page against the sender’s, ms', clocks.apart, 2, {
        beside: `± ${clocks.giveOrTake.toFixed(2)}`,
      }),
    ],
    data: { clocks, rounds: rounds.map(({ fromSent, unseen }) => ({ events: fromSent.length, unseen })) },
  };
}
