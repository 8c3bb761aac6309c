// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { bareServer, fullCapture } from './contestant.mjs';
import { openLoop } from './open-loop.mjs';
import { percentile, row } from './report.mjs';

const RATES = [100, 1_000, 5_000];
const CONNECTIONS = 50;
const SHARES = [0.5, 0.95, 0.99, 0.999];

/** @typedef {import('./open-loop.mjs').Timed} Timed */
/** @typedef {{ rate: number, bare: Timed, capture: Timed }} Pair */

/**
 * How long an answer takes at rates that both servers can keep, full capture and the bare server in turn.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchLatency(quick) {
  await ensureBuilt();
  const size = quick ? { rounds: 2, seconds: 1 } : { rounds: 5, seconds: 5 };
  const body = readFileSync(fromRoot('fixtures', 'okhi', 'verified.json'));
  /** @type {Pair[]} */
  const pairs = [];
  for (let n = 0; n < size.rounds; n++) pairs.push(...(await round(body, size.seconds)));
  const failed = pairs.reduce((sum, { capture }) => sum + capture.failed, 0);
  return {
    title: 'Latency at fixed rates',
    about: `From the moment at which a request was due to the last byte of its answer; ${size.rounds} rounds of ${size.seconds} s, ${CONNECTIONS} connections, ${body.length}-byte bodies.`,
    rows: [
      ...RATES.flatMap((rate) =>
        rowsOf(
          rate,
          pairs.filter((pair) => pair.rate === rate),
        ),
      ),
      row('requests that failed', failed, 0, { atMost: 0 }),
    ],
    data: pairs.map(({ rate, bare, capture }) => ({ rate, bare: inShort(bare), capture: inShort(capture) })),
  };
}

/** @param {Buffer} body @param {number} seconds */
async function round(body, seconds) {
  const dataDir = mkdtempSync(join(tmpdir(), 'hookglass-bench-'));
  const bare = await bareServer();
  const capture = await fullCapture(dataDir);
  try {
    const at = (/** @type {string} */ url, /** @type {number} */ rate, /** @type {number} */ time) =>
      openLoop({ url, rate, seconds: time, connections: CONNECTIONS, body });
    // Warm before it counts.
    for (const { url } of [bare, capture]) await at(url, 2_000, 1);
    /** @type {Pair[]} */
    const pairs = [];
    for (const rate of RATES)
      pairs.push({
        rate,
        bare: await at(bare.url, rate, seconds),
        capture: await at(capture.url, rate, seconds),
      });
    return pairs;
  } finally {
    await bare.stop();
    await capture.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** @param {number} rate @param {Pair[]} pairs */
function rowsOf(rate, pairs) {
  const at = `${rate.toLocaleString('en')}/s`;
  return SHARES.flatMap((share) => {
    const name = `p${share * 100}`;
    /** @param {'bare' | 'capture'} who */
    const of = (who) => pairs.map((pair) => percentile(pair[who].times, share));
    return [
      row(`${at}, bare, ${name} ms`, of('bare'), 2),
      row(`${at}, full capture, ${name} ms`, of('capture'), 2),
    ];
  });
}

/** @param {Timed} timed */
const inShort = ({ times, failed, behindMs }) => ({
  ...{ count: times.length, failed, behindMs },
  percentiles: SHARES.map((share) => percentile(times, share)),
});
