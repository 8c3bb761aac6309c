// @ts-check
/** `npm run bench`: measures, prints a table, writes bench-results/latest.json. `-- --quick` takes less time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { benchCapture } from './bench/capture.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { fromRoot } from './lib/paths.mjs';

const quick = process.argv.includes('--quick');
const GOAL_THROUGHPUT = 0.6;
const GOAL_P99 = 2;

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {number[]} values @param {number} digits */
const spread = (values, digits) =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;

await ensureBuilt();
const size = quick ? { pairs: 3, seconds: 3 } : { pairs: 7, seconds: 5 };
console.log(
  `Full capture against a bare node:http server: ${size.pairs} pairs of ${size.seconds} s, 50 connections, 257-byte bodies.`,
);
const pairs = await benchCapture(size);

const rate = pairs.map(({ bare, capture }) => capture.requestsPerSecond / bare.requestsPerSecond);
const p99 = pairs.map(({ bare, capture }) => capture.p99 / bare.p99);
const rows = [
  ['', 'bare node:http', 'full capture', 'ratio', 'goal'],
  [
    'requests/s',
    spread(
      pairs.map(({ bare }) => bare.requestsPerSecond),
      0,
    ),
    spread(
      pairs.map(({ capture }) => capture.requestsPerSecond),
      0,
    ),
    spread(rate, 2),
    `≥ ${GOAL_THROUGHPUT}`,
  ],
  [
    'p50 ms',
    spread(
      pairs.map(({ bare }) => bare.p50),
      0,
    ),
    spread(
      pairs.map(({ capture }) => capture.p50),
      0,
    ),
    '',
    '',
  ],
  [
    'p99 ms',
    spread(
      pairs.map(({ bare }) => bare.p99),
      0,
    ),
    spread(
      pairs.map(({ capture }) => capture.p99),
      0,
    ),
    spread(p99, 2),
    `≤ ${GOAL_P99}`,
  ],
];
for (const row of rows) console.log(row.map((cell, index) => cell.padEnd(index === 0 ? 12 : 28)).join(''));
const failed = pairs.reduce((sum, { capture }) => sum + capture.failed, 0);
console.log(`Median of the pairs, least and most in brackets. Requests that failed: ${failed}.`);

const file = fromRoot('bench-results', 'latest.json');
mkdirSync(fromRoot('bench-results'), { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, size, pairs }, null, 2)}\n`);
console.log(`Written to ${file}.`);
