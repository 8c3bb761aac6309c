// @ts-check
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
/** So much more may be held after the last hours than after the first ones: a quarter of a KB an event is seen. MB. */
const MORE_MB = 5;
/** Timers and sockets of the moment come and go; a leak of one an hour or more is seen. */
const MORE_HANDLES = 10;
/** The write-ahead log is folded in at 32 MB (core/store/history.ts), and grows by what comes meanwhile. */
const MOST_WAL_BYTES = 48 * 1024 * 1024;

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
  /** @type {Held[]} */
  const held = [];
  /** What would have been called a leak: more listeners at one emitter than are usual. @type {string[]} */
  const warnings = [];
  const onWarning = (/** @type {Error} */ { name, message }) => void warnings.push(`${name}: ${message}`);
  process.on('warning', onWarning);
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
      held.push({ mb: await memory(), ...heldFromSystem(folder.path) });
    }
    const [early, late] = [means(held.slice(4, 10)), means(held.slice(-6))];
    faults.push(...grown(early, late, warnings));
    const { file, events: kept } = await running.call('storage.get', {});
    if (kept > KEPT) faults.push(`${kept} events are kept of a limit of ${KEPT}.`);
    return {
      title: 'A day of use',
      tried: {
        hours: HOURS,
        'events received': sent,
        'memory after the first hours and the last, MB': `${early.mb.toFixed(1)}, ${late.mb.toFixed(1)}`,
        'handles (timers, sockets, pipes)': `${early.handles.toFixed(1)}, ${late.handles.toFixed(1)}`,
        'open files': `${early.files.toFixed(1)}, ${late.files.toFixed(1)}`,
        'listeners of the process': `${early.listeners.toFixed(1)}, ${late.listeners.toFixed(1)}`,
        'write-ahead log at most, MB': (Math.max(...held.map(({ wal }) => wal)) / 1024 / 1024).toFixed(1),
        'warnings of Node': warnings.length,
        'file at the end, MB': (file.bytes / 1024 / 1024).toFixed(1),
      },
      faults,
    };
  } finally {
    process.off('warning', onWarning);
    await running.close();
    folder.remove();
  }
}

/**
 * What the engine and this process hold at the end of an hour; `wal` in bytes.
 * @typedef {{ mb: number, handles: number, files: number, listeners: number, wal: number }} Held
 */

/** @param {string} dataDir @returns {Omit<Held, 'mb'>} */
function heldFromSystem(dataDir) {
  return {
    handles: process.getActiveResourcesInfo().length,
    // Only Linux tells; elsewhere it does not grow either.
    files: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    wal: statSync(join(dataDir, 'history.db-wal'), { throwIfNoEntry: false })?.size ?? 0,
  };
}

/** @param {Held[]} hours @returns {Held} */
function means(hours) {
  const mean = (/** @type {(hour: Held) => number} */ of) =>
    hours.reduce((sum, hour) => sum + of(hour), 0) / hours.length;
  return {
    mb: mean(({ mb }) => mb),
    handles: mean(({ handles }) => handles),
    files: mean(({ files }) => files),
    listeners: mean(({ listeners }) => listeners),
    wal: mean(({ wal }) => wal),
  };
}

/** @param {Held} early @param {Held} late @param {string[]} warnings */
function grown(early, late, warnings) {
  const faults = warnings.filter((text) => text.startsWith('MaxListenersExceeded'));
  if (late.mb > early.mb + MORE_MB)
    faults.push(
      `It held ${early.mb.toFixed(1)} MB after the first hours, ${late.mb.toFixed(1)} after the last.`,
    );
  for (const what of /** @type {const} */ (['handles', 'files', 'listeners']))
    if (late[what] > early[what] + MORE_HANDLES)
      faults.push(
        `It had ${early[what].toFixed(1)} ${what} after the first hours, ${late[what].toFixed(1)} after the last.`,
      );
  if (late.wal > MOST_WAL_BYTES) faults.push(`The write-ahead log has ${late.wal} bytes.`);
  return faults;
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
