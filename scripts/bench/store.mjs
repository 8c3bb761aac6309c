// @ts-check
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { bundleAndImport } from '../lib/bundle.mjs';
import { median, spread } from './report.mjs';
import { timeCalls } from './store/calls.mjs';
import { makeHistory } from './store/make.mjs';
import { measureWindow } from './store/window.mjs';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const QUICK_SIZES = [1_000, 100_000];

/**
 * The list and the search over histories of real shapes, up to a million events: made anew for each run.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchStore(quick) {
  await ensureBuilt();
  const parts = /** @type {import('./store/make.mjs').Parts} */ (
    /** @type {unknown} */ (await bundleAndImport('scripts/bench/store/parts.ts'))
  );
  const results = [];
  for (const count of quick ? QUICK_SIZES : SIZES) {
    const dataDir = await mkdtemp(join(tmpdir(), 'hookglass-bench-'));
    try {
      const made = makeHistory(parts, dataDir, count);
      const calls = await timeCalls(parts, dataDir, quick ? 3 : 7);
      const window = await measureWindow(dataDir);
      const mb = async (/** @type {string} */ file) => (await stat(join(dataDir, file))).size / 1024 / 1024;
      results.push({
        count,
        made,
        calls,
        window,
        historyMb: await mb('history.db'),
        indexMb: await mb('search.db'),
      });
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  return {
    title: 'Store',
    about:
      'Histories of documented events with ids of their own, one in five with a field missing. Calls at a real engine, the window in real Electron.',
    rows: [...results.flatMap(rowsOf), ...memoryRows(results)],
    data: results,
  };
}

/** @typedef {{ count: number, made: ReturnType<typeof makeHistory>, calls: Awaited<ReturnType<typeof timeCalls>>, window: Awaited<ReturnType<typeof measureWindow>>, historyMb: number, indexMb: number }} Result */

/** @param {Result} result @returns {import('./report.mjs').Row[]} */
function rowsOf({ count, made, calls, window, historyMb, indexMb }) {
  const of = `${count.toLocaleString('en')}: `;
  /** @param {string} name @param {number[]} times @param {number} [goal] */
  const timed = (name, times, goal) => ({
    name: `${of}${name}, ms`,
    value: median(times).toFixed(1),
    spread: spread(times, 1),
    ...(goal === undefined ? {} : { goal: `≤ ${goal}`, met: median(times) <= goal }),
  });
  return [
    { name: `${of}history and index, MB`, value: `${historyMb.toFixed(0)} + ${indexMb.toFixed(0)}` },
    { name: `${of}indexing, µs an event`, value: ((made.indexMs * 1000) / count).toFixed(0) },
    timed('first page', calls.firstPage, 50),
    timed('first search of an engine, its thread started', [calls.cold]),
    ...calls.questions.map(({ name, times, goal }) => timed(name, times, goal)),
    {
      name: `${of}scrolling, frames/s`,
      value: window.framesPerSecond.toFixed(1),
      spread: `longest frame ${window.longestFrameMs.toFixed(0)} ms`,
      goal: '≥ 55',
      met: window.framesPerSecond >= 55,
    },
    {
      name: `${of}rows that were blank, of ${window.drawn.toLocaleString('en')}`,
      value: String(window.blank),
      goal: '0',
      met: window.blank === 0,
    },
  ];
}

/** Engine and page, at the most events against the fewest. @param {readonly Result[]} results @returns {import('./report.mjs').Row[]} */
function memoryRows(results) {
  const [least, most] = [results[0], results.at(-1)];
  if (!least || !most) return [];
  const held = (/** @type {Result} */ { window }) =>
    Object.entries(window.memoryMb)
      .filter(([name]) => /engine|tab/i.test(name))
      .reduce((sum, [, mb]) => sum + mb, 0);
  const ratio = held(most) / held(least);
  return [
    {
      name: `memory of engine and page, ${most.count.toLocaleString('en')} against ${least.count.toLocaleString('en')} events`,
      value: ratio.toFixed(2),
      spread: `${held(least)} and ${held(most)} MB`,
      goal: '≤ 1.2',
      met: ratio <= 1.2,
    },
  ];
}
