// @ts-check
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';
import { CLI_ENTRY, fromRoot } from '../lib/paths.mjs';

/**
 * @typedef {{ requestsPerSecond: number, p50: number, p99: number, answered: number, failed: number }} Round
 * @typedef {{ url: string, stop: () => Promise<void> }} Contestant
 */

const CONNECTIONS = 50;

/**
 * Starts a server in a process of its own and waits for the line with its address.
 * @param {string[]} args
 * @returns {Promise<Contestant>}
 */
async function start(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const [line] = await Promise.race([
    new Promise((resolve) =>
      createInterface({ input: child.stdout }).once('line', (first) => resolve([first])),
    ),
    exited.then(() => {
      throw new Error(`${args[0]} ended before it listened`);
    }),
  ]);
  return {
    url: JSON.parse(line).url,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const bare = () => start([fromRoot('scripts', 'bench', 'bare-server.mjs')]);

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
    for (const open of [bare, () => capture(dataDir)]) {
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
 * Full capture against a bare server, pair by pair.
 * @param {{ pairs: number, seconds: number }} size
 */
export async function benchCapture({ pairs, seconds }) {
  const results = [];
  for (let n = 0; n < pairs; n++) results.push(await pair(seconds));
  return results;
}
