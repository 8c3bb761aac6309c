// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { ensureBuilt } from '../lib/build.mjs';
import { CLI_ENTRY, fromRoot } from '../lib/paths.mjs';
import { bareServer, start } from './contestant.mjs';
import { median, spread } from './report.mjs';

/**
 * @typedef {{ requestsPerSecond: number, p50: number, p99: number, answered: number, failed: number }} Round
 */

const CONNECTIONS = 50;
const GOAL_RATE = 0.6;
const GOAL_P99 = 2;

/** Full capture: received, committed, inspected, pushed; nothing printed. @param {string} dataDir */
const capture = (dataDir) =>
  start([CLI_ENTRY, 'listen', '--json', '--quiet', '--port', '0', '--data', dataDir]);

/**
 * @param {string} url
 * @param {number} seconds
 * @returns {Promise<Round>}
 */
async function load(url, seconds) {
  const result = await autocannon({
    url: `${url}/okhi`,
    method: 'POST',
    connections: CONNECTIONS,
    duration: seconds,
    headers: { 'content-type': 'application/json', 'user-agent': 'bench', 'x-request-id': 'a5a1f1c0' },
    body: readFileSync(fromRoot('fixtures', 'okhi', 'verified.json')),
  });
  return {
    requestsPerSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    answered: result['2xx'],
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

/**
 * One pair of rounds under the same load, after a short warm-up of each.
 * @param {number} seconds
 */
async function pair(seconds) {
  const dataDir = mkdtempSync(join(tmpdir(), 'hookglass-bench-'));
  try {
    /** @type {Round[]} */
    const rounds = [];
    for (const open of [bareServer, () => capture(dataDir)]) {
      const contestant = await open();
      try {
        await load(contestant.url, 1);
        rounds.push(await load(contestant.url, seconds));
      } finally {
        await contestant.stop();
      }
    }
    const [yardstick, ours] = rounds;
    if (!yardstick || !ours) throw new Error('a round is missing');
    return { bare: yardstick, capture: ours };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * Full capture against a bare server, pair by pair, so that what else the machine does touches both alike.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchCapture(quick) {
  await ensureBuilt();
  const size = quick ? { pairs: 3, seconds: 3 } : { pairs: 7, seconds: 5 };
  /** @type {{ bare: Round, capture: Round }[]} */
  const pairs = [];
  for (let n = 0; n < size.pairs; n++) pairs.push(await pair(size.seconds));
  /** @param {(round: Round) => number} figure */
  const ratio = (figure) => pairs.map(({ bare, capture }) => figure(capture) / figure(bare));
  const rate = ratio(({ requestsPerSecond }) => requestsPerSecond);
  const p99 = ratio((round) => round.p99);
  const failed = pairs.reduce((sum, { capture }) => sum + capture.failed, 0);
  return {
    title: 'Capture',
    about: `Full capture against a bare node:http server: ${size.pairs} pairs of ${size.seconds} s, ${CONNECTIONS} connections, 257-byte bodies. Requests that failed: ${failed}.`,
    rows: [
      row(
        'bare, requests/s',
        pairs.map(({ bare }) => bare.requestsPerSecond),
        0,
      ),
      row(
        'full capture, requests/s',
        pairs.map(({ capture }) => capture.requestsPerSecond),
        0,
      ),
      { ...row('ratio of requests/s', rate, 2), goal: `≥ ${GOAL_RATE}`, met: median(rate) >= GOAL_RATE },
      row(
        'bare, p99 ms',
        pairs.map(({ bare }) => bare.p99),
        0,
      ),
      row(
        'full capture, p99 ms',
        pairs.map(({ capture }) => capture.p99),
        0,
      ),
      { ...row('ratio of p99', p99, 2), goal: `≤ ${GOAL_P99}`, met: median(p99) <= GOAL_P99 },
    ],
    data: { size, pairs },
  };
}

/** @param {string} name @param {number[]} values @param {number} digits */
const row = (name, values, digits) => ({
  name,
  value: median(values).toFixed(digits),
  spread: spread(values, digits),
});
