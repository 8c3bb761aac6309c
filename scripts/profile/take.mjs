// @ts-check
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { start } from '../bench/contestant.mjs';
import { receiverOf, withElectron } from '../lib/app.mjs';
import { fromRoot } from '../lib/paths.mjs';

/** @typedef {import('./flame.mjs').Profile} Profile */

const SECONDS = 6;
/** µs between two looks. */
const INTERVAL = 250;
const LIVE_RATE = 1_000;

/** @template T @param {(folder: string) => Promise<T>} work */
async function inFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'hookglass-profile-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} url @param {number} seconds @param {number} [rate] */
async function load(url, seconds, rate) {
  await autocannon({
    ...{ url: `${url}/okhi`, method: 'POST', connections: 50, duration: seconds },
    headers: { 'content-type': 'application/json', 'user-agent': 'bench', 'x-request-id': 'a5a1f1c0' },
    body: await readFile(fromRoot('fixtures', 'okhi', 'verified.json')),
    ...(rate === undefined ? {} : { overallRate: rate }),
  });
}

/** Full capture under the load of the bench: `listen` of the checkout at `root`. @param {string} root @returns {Promise<Profile>} */
export const takeCapture = (root) =>
  inFolder(async (folder) => {
    const server = await start([
      ...['--cpu-prof', `--cpu-prof-interval=${INTERVAL}`, `--cpu-prof-dir=${join(folder, 'profile')}`],
      ...[join(root, 'dist', 'cli', 'hookglass.js'), 'listen', '--json', '--quiet', '--port', '0'],
      ...['--data', join(folder, 'data')],
    ]);
    try {
      await load(server.url, SECONDS);
    } finally {
      await server.stop();
    }
    const [file] = await readdir(join(folder, 'profile'));
    return JSON.parse(await readFile(join(folder, 'profile', String(file)), 'utf8'));
  });

/** The page of the checkout at `root`, its Inbox open, at 1,000 events/s. @param {string} root @returns {Promise<Profile>} */
export const takeList = (root) =>
  inFolder((folder) =>
    withElectron(async (open) => {
      const app = await open(root, '--data', folder, '--port', '0');
      try {
        const page = await app.firstWindow();
        const url = await receiverOf(page);
        await load(url, 2, LIVE_RATE);
        const inspector = await page.context().newCDPSession(page);
        await inspector.send('Profiler.enable');
        await inspector.send('Profiler.setSamplingInterval', { interval: INTERVAL });
        await inspector.send('Profiler.start');
        await load(url, SECONDS, LIVE_RATE);
        const { profile } = await inspector.send('Profiler.stop');
        return /** @type {Profile} */ (profile);
      } finally {
        await app.close();
      }
    }),
  );
