// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { CONNECTIONS, load } from './capture.mjs';
import { fullCapture } from './contestant.mjs';
import { row } from './report.mjs';

/** @typedef {import('./capture.mjs').Round} Round */
/** @typedef {'crash' | 'power-loss'} Level */

const LEVELS = /** @type {const} */ (['crash', 'power-loss']);

/**
 * What it costs that an answer waits for the disk: full capture with `--durability power-loss` against the same with `crash`, pair by
 * pair, each in a fresh folder. The folder's disk decides; a disk that only says that it wrote makes power-loss look cheap.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchDurability(quick) {
  await ensureBuilt();
  const size = quick ? { pairs: 3, seconds: 3 } : { pairs: 7, seconds: 5 };
  /** @type {Record<Level, Round>[]} */
  const many = [];
  /** @type {Record<Level, Round>[]} */
  const single = [];
  for (let n = 0; n < size.pairs; n++) {
    many.push(await pair(size.seconds, CONNECTIONS, n));
    single.push(await pair(size.seconds, 1, n));
  }
  return {
    title: 'Durability',
    about: `Full capture that waits for the disk (power-loss) against one that does not (crash): ${size.pairs} pairs of ${size.seconds} s, with ${CONNECTIONS} connections and with one. Folder: ${tmpdir()}.`,
    rows: [...rowsOf(`${CONNECTIONS} connections`, many), ...rowsOf('1 connection', single)],
    data: { size, many, single },
  };
}

/** Which of the two is first changes from pair to pair. @param {number} seconds @param {number} connections @param {number} n */
async function pair(seconds, connections, n) {
  /** @type {Partial<Record<Level, Round>>} */
  const rounds = {};
  for (const level of n % 2 === 0 ? LEVELS : LEVELS.toReversed())
    rounds[level] = await round(level, seconds, connections);
  const { crash, 'power-loss': powerLoss } = rounds;
  if (!crash || !powerLoss) throw new Error('a round is missing');
  return { crash, 'power-loss': powerLoss };
}

/** @param {Level} level @param {number} seconds @param {number} connections */
async function round(level, seconds, connections) {
  const dataDir = mkdtempSync(join(tmpdir(), 'hookglass-bench-'));
  const capture = await fullCapture(dataDir, '--durability', level);
  try {
    await load(capture.url, 1, connections);
    return await load(capture.url, seconds, connections);
  } finally {
    await capture.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** @param {string} name @param {Record<Level, Round>[]} pairs */
function rowsOf(name, pairs) {
  const rate = (/** @type {Round} */ { requestsPerSecond }) => requestsPerSecond;
  const p99 = (/** @type {Round} */ round) => round.p99;
  return [
    ...LEVELS.map((level) =>
      row(
        `${name}, ${level}, requests/s`,
        pairs.map((one) => rate(one[level])),
        0,
      ),
    ),
    row(
      `${name}, ratio of requests/s`,
      pairs.map((one) => rate(one['power-loss']) / rate(one.crash)),
      2,
      { ratio: true },
    ),
    ...LEVELS.map((level) =>
      row(
        `${name}, ${level}, p99 ms`,
        pairs.map((one) => p99(one[level])),
        0,
      ),
    ),
  ];
}
