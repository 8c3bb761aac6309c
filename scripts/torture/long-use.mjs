// @ts-check
import { readFileSync } from 'node:fs';
import { bundleAndImport } from '../lib/bundle.mjs';
import { memoryMeter } from '../lib/memory.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { engineSupport } from './engine.mjs';
import { until } from './processes.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */
/** @typedef {import('./engine.mjs').RunningEngine} RunningEngine */

const HOURS = 24;
const HOUR_MS = 60 * 60 * 1000;
const KEPT = 2_000;
const LIMITS = [{ scope: '*', maxAgeMs: null, maxEvents: KEPT, maxBytes: null }];
/** What is held after the last hours, to what was after the first ones. */
const GROWTH = 1.15;

const BODIES = [
  'okhi/verified',
  'okaya/user.created',
  'okhi/not_at_address',
  'meetinglawyers/message_sent',
].map((id) => readFileSync(fromRoot('fixtures', `${id}.json`), 'utf8'));

/** A day of use in minutes: what the engine holds does not grow. @param {boolean} quick @returns {Promise<Trial>} */
export async function longUse(quick) {
  const { startEngine, temporaryFolder } = await engineSupport();
  const { sendMany } = /** @type {typeof import('../../test/support/http.ts')} */ (
    await bundleAndImport('test/support/http.ts')
  );
  const memory = memoryMeter();
  const events = quick ? 100 : 1_500;
  const folder = temporaryFolder();
  let offset = 0;
  const clock = { now: () => Date.now() + offset, monotonic: () => performance.now() };
  const running = await startEngine({ dataDir: folder.path, clock });
  /** @type {number[]} */
  const heldMb = [];
  /** @type {string[]} */
  const faults = [];
  let sent = 0;
  try {
    for (let hour = 0; hour < HOURS; hour++) {
      sent += await sendMany(running.url, events, (n) => BODIES[n % BODIES.length] ?? '');
      await anHourOf(running, hour);
      // Set anew they are applied at once; by itself that happens by real time, which is compressed here.
      await running.call('storage.setLimits', { limits: LIMITS });
      offset += HOUR_MS;
      // What was pushed so far is what a page would have let go.
      running.pushes.length = 0;
      heldMb.push(await memory());
    }
    const mean = (/** @type {number[]} */ values) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const [early, late] = [mean(heldMb.slice(4, 10)), mean(heldMb.slice(-6))];
    if (late > early * GROWTH)
      faults.push(
        `It held ${early.toFixed(1)} MB after the first hours, and ${late.toFixed(1)} MB after the last.`,
      );
    const { file, events: kept } = await running.call('storage.get', {});
    if (kept > KEPT) faults.push(`${kept} events are kept of a limit of ${KEPT}.`);
    return {
      title: 'A day of use',
      tried: {
        hours: HOURS,
        'events received': sent,
        'held after the first hours, MB': early.toFixed(1),
        'held after the last hours, MB': late.toFixed(1),
        'file at the end, MB': (file.bytes / 1024 / 1024).toFixed(1),
      },
      faults,
    };
  } finally {
    await running.close();
    folder.remove();
  }
}

/** What people do in an hour: look, search, send, play a flow, pin, remove and bring back. @param {RunningEngine} running @param {number} hour */
async function anHourOf(running, hour) {
  const { total } = await running.call('events.page', { offset: 0, limit: 1 });
  const { events } = await running.call('events.page', { offset: Math.max(0, total - 100), limit: 100 });
  for (const { id } of events.slice(0, 20)) await running.call('events.get', { id });
  const search = `search-${hour}`;
  await running.call('search.start', { search, query: 'provider:okhi is:valid "cn7V6ddO3w"' });
  await until(
    () =>
      running.pushes.some(
        (push) =>
          push.name === 'search.found' && push.data.search === search && push.data.state !== 'running',
      ),
    20_000,
  );
  await running.call('search.end', { search });
  for (let n = 0; n < 5; n++) await running.call('test.send', { id: 'okaya/user.created' });
  await running.call('catalogue.list', {});
  const [first] = events;
  if (first) {
    await running.call('events.pin', { id: first.id, pinned: true });
    await running.call('events.pin', { id: first.id, pinned: false });
    const { removal } = await running.call('events.remove', { ids: [first.id] });
    if (removal) await running.call('events.restore', { removal: removal.id });
  }
}
