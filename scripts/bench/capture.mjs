// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { ensureBuilt } from '../lib/build.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { bareServer, fullCapture } from './contestant.mjs';
import { row } from './report.mjs';

/**
 * @typedef {{ requestsPerSecond: number, p50: number, p99: number, answered: number, failed: number }} Round
 */

export const CONNECTIONS = 50;
const GOAL_RATE = 0.6;
const GOAL_P99 = 2;

/**
 * @param {string} url
 * @param {number} seconds
 * @param {number} [connections]
 * @returns {Promise<Round>}
 */
export async function load(url, seconds, connections = CONNECTIONS) {
  const result = await autocannon({
    url: `${url}/okhi`,
    method: 'POST',
    connections,
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
    for (const open of [bareServer, () => fullCapture(dataDir)]) {
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
  const size = quick ? { pairs: 3, seconds: 2 } : { pairs: 7, seconds: 5 };
  /** @type {{ bare: Round, capture: Round }[]} */
  const pairs = [];
  for (let n = 0; n < size.pairs; n++) pairs.push(await pair(size.seconds));
  /** @param {'bare' | 'capture'} who @param {'requestsPerSecond' | 'p99'} figure */
  const of = (who, figure) => pairs.map((one) => one[who][figure]);
  /** @param {'requestsPerSecond' | 'p99'} figure */
  const ratio = (figure) => pairs.map(({ bare, capture: ours }) => ours[figure] / bare[figure]);
  const failed = pairs.reduce((sum, { capture }) => sum + capture.failed, 0);
  return {
    title: 'Capture',
    about: `Full capture against a bare node:http server: ${size.pairs} pairs of ${size.seconds} s, ${CONNECTIONS} connections, 257-byte bodies. Requests that failed: ${failed}.`,
    rows: [
      row('bare, requests/s', of('bare', 'requestsPerSecond'), 0),
      row('full capture, requests/s', of('capture', 'requestsPerSecond'), 0),
      row('ratio of requests/s', ratio('requestsPerSecond'), 2, {
        ...{ atLeast: GOAL_RATE, ratio: true, design: 'capture-rate' },
      }),
      row('bare, p99 ms', of('bare', 'p99'), 0),
      row('full capture, p99 ms', of('capture', 'p99'), 0),
      row('ratio of p99', ratio('p99'), 2, { atMost: GOAL_P99, ratio: true, design: 'capture-p99' }),
    ],
    data: { size, pairs },
  };
}
