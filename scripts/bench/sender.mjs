// @ts-check
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { bundleAndImport } from '../lib/bundle.mjs';
import { memoryMeter } from '../lib/memory.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { bareServer } from './contestant.mjs';
import { row } from './report.mjs';

/**
 * @typedef {import('../../core/sender/attempt.ts').Attempt} Attempt
 * @typedef {import('../../core/sender/attempt.ts').OutgoingMessage} Message
 * @typedef {typeof import('../../core/sender/sender.ts').createSender} CreateSender
 * @typedef {typeof import('../../core/sender/send-many.ts').sendMany} SendMany
 */

const CONCURRENCY = 50;
const DELIVERIES = 10_000;
const YARDSTICK_SECONDS = 3;
const GOAL_GROWTH_MB = 2;

const body = readFileSync(fromRoot('fixtures', 'okhi', 'verified.json'));
const clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** @param {string} url @param {number} count @returns {Generator<Message>} */
function* messages(url, count) {
  for (let n = 0; n < count; n++)
    yield { method: 'POST', url: `${url}/okhi`, headers: [['Content-Type', 'application/json']], body };
}

/** Deliveries a second. @param {string} url @param {'kept' | 'fresh'} connection @param {{ createSender: CreateSender, sendMany: SendMany }} ours */
async function deliver(url, connection, { createSender, sendMany }) {
  const sender = createSender({ clock });
  let failed = 0;
  const startedAt = performance.now();
  await sendMany(sender, messages(url, DELIVERIES), {
    timeoutMs: 30_000,
    connection,
    concurrency: CONCURRENCY,
    onAttempt: ({ ok }) => {
      if (!ok) failed++;
    },
  });
  const seconds = (performance.now() - startedAt) / 1000;
  sender.close();
  return { rate: DELIVERIES / seconds, failed };
}

/** By time, not by amount: autocannon ends an amount at its next full second. @param {string} url */
async function yardstick(url) {
  const result = await autocannon({
    url: `${url}/okhi`,
    method: 'POST',
    connections: CONCURRENCY,
    duration: YARDSTICK_SECONDS,
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  return result.requests.average;
}

/**
 * 10,000 deliveries at concurrency 50 against a bare server, with kept connections and with a new one each, beside autocannon
 * with as many connections; and what is left in memory afterwards.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchSender(quick) {
  const { createSender } = /** @type {{ createSender: CreateSender }} */ (
    await bundleAndImport('core/sender/sender.ts')
  );
  const { sendMany } = /** @type {{ sendMany: SendMany }} */ (
    await bundleAndImport('core/sender/send-many.ts')
  );
  const ours = { createSender, sendMany };
  const rounds = quick ? 2 : 7;
  const memory = memoryMeter();
  const server = await bareServer();
  /** @type {{ cannon: number, kept: number, fresh: number, growthMb: number, failed: number }[]} */
  const results = [];
  try {
    await yardstick(server.url);
    await deliver(server.url, 'kept', ours);
    await deliver(server.url, 'fresh', ours);
    for (let n = 0; n < rounds; n++) {
      const cannon = await yardstick(server.url);
      const before = await memory();
      const kept = await deliver(server.url, 'kept', ours);
      const fresh = await deliver(server.url, 'fresh', ours);
      const growthMb = (await memory()) - before;
      results.push({
        cannon,
        kept: kept.rate,
        fresh: fresh.rate,
        growthMb,
        failed: kept.failed + fresh.failed,
      });
    }
  } finally {
    await server.stop();
  }
  /** @param {'cannon' | 'kept' | 'fresh' | 'growthMb'} what */
  const of = (what) => results.map((round) => round[what]);
  /** @param {'kept' | 'fresh'} what */
  const ratio = (what) => results.map((round) => round[what] / round.cannon);
  const failed = results.reduce((sum, round) => sum + round.failed, 0);
  return {
    title: 'Sender',
    about: `${DELIVERIES.toLocaleString('en')} deliveries of 257 bytes, ${CONCURRENCY} at once, to a bare node:http server: medians of ${rounds} rounds.`,
    rows: [
      row('autocannon, requests/s', of('cannon'), 0),
      row('kept connections, deliveries/s', of('kept'), 0),
      row('a new connection each, deliveries/s', of('fresh'), 0),
      row('ratio, kept to autocannon', ratio('kept'), 2, { ratio: true }),
      row('ratio, new to autocannon', ratio('fresh'), 2, { ratio: true }),
      row('left in memory by both, MB', of('growthMb'), 2, { atMost: GOAL_GROWTH_MB }),
      row('deliveries that failed', failed, 0, { atMost: 0 }),
    ],
    data: results,
  };
}
