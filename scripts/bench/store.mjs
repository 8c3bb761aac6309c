// @ts-check
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { bundleAndImport } from '../lib/bundle.mjs';
import { row } from './report.mjs';
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
  /** @type {Result[]} */
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
    rows: [...results.flatMap((result) => rowsOf(result, result === results.at(-1))), ...memoryRows(results)],
    data: results,
  };
}

/** @typedef {{ count: number, made: ReturnType<typeof makeHistory>, calls: Awaited<ReturnType<typeof timeCalls>>, window: Awaited<ReturnType<typeof measureWindow>>, historyMb: number, indexMb: number }} Result */

/** @param {Result} result @param {boolean} isLargest its rows answer the goals @returns {import('./report.mjs').Row[]} */
function rowsOf({ count, made, calls, window, historyMb, indexMb }, isLargest) {
  const of = `${count.toLocaleString('en')}: `;
  const answers = (/** @type {string} */ design) => (isLargest ? { design } : {});
  return [
    row(`${of}history, MB`, historyMb, 0),
    row(`${of}its index, MB`, indexMb, 0),
    row(`${of}indexing, µs an event`, (made.indexMs * 1000) / count, 0),
    row(`${of}first page, ms`, calls.firstPage, 1, { atMost: 50, ...answers('first-page') }),
    row(`${of}first search of an engine, its thread started, ms`, calls.cold, 1),
    ...calls.questions.map(({ name, times, goal, design }) =>
      row(`${of}${name}, ms`, times, 1, {
        ...(goal === undefined ? {} : { atMost: goal }),
        ...(design === undefined ? {} : answers(design)),
      }),
    ),
    row(`${of}scrolling, frames/s`, window.framesPerSecond, 1, {
      ...{ atLeast: 55, beside: `longest frame ${window.longestFrameMs.toFixed(0)} ms` },
      ...answers('scroll-frames'),
    }),
    row(`${of}rows that were blank`, window.blank, 0, {
      ...{ atMost: 0, beside: `of ${window.drawn.toLocaleString('en')}` },
      ...answers('scroll-blank'),
    }),
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
  const against = `${most.count.toLocaleString('en')} against ${least.count.toLocaleString('en')} events`;
  return [
    row(`memory of engine and page, ${against}`, held(most) / held(least), 2, {
      ...{ atMost: 1.2, ratio: true, design: 'memory', beside: `${held(least)} and ${held(most)} MB` },
    }),
  ];
}
