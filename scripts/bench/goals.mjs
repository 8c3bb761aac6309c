// @ts-check
import { printTable } from './report.mjs';

/**
 * @typedef {import('./report.mjs').Row} Row
 * @typedef {import('./report.mjs').Section} Section
 */

/** The table of goals, row by row, by the keys that the sections' rows carry. */
const GOALS = [
  { key: 'capture-rate', what: 'full capture against a bare node:http server, requests/s' },
  { key: 'capture-p99', what: 'the same, p99' },
  { key: 'kills', what: 'acknowledged requests lost over 20 × kill -9 under that load' },
  { key: 'painted', what: 'arrival → row painted, real Electron, 100 events/s, p95 ms' },
  { key: 'live-task', what: '1,000 events/s for 60 s, window open: task of the page, p99 ms' },
  { key: 'live-lost', what: 'the same: answered and not stored' },
  { key: 'first-page', what: 'first page of 1,000,000 events, ms' },
  { key: 'text-search', what: 'text search over them, first results, ms' },
  { key: 'scroll-frames', what: 'scrolling 1,000,000 events, frames/s' },
  { key: 'scroll-blank', what: 'the same: rows that were blank' },
  { key: 'start', what: 'start to usable window with 100,000 events against an empty window' },
  { key: 'memory', what: 'memory of engine and page at 1,000,000 events against 1,000' },
  { key: 'signature-bench', what: 'bench of a 2 KB request over all variants, ms' },
  { key: 'check', what: 'one check run of a fast handler, s' },
  { key: 'first-line', what: 'first line of a command, ms' },
];

/**
 * Every row of the table of goals: what was measured, and by how much it is missed. A goal with several rows (one a scheme, one a
 * command) is as good as the worst of them; of several sizes the largest counts.
 * @param {readonly Section[]} sections
 * @returns {string[][]} with a head
 */
export function goalTable(sections) {
  const rows = sections.flatMap((section) => section.rows);
  return [
    ['', 'goal', 'measured', 'least to most', ''],
    ...GOALS.map(({ key, what }) => {
      const found = worst(rows.filter(({ design }) => design === key));
      if (!found) return [what, '', 'not measured', '', ''];
      return [what, found.goal ?? '', found.value, found.spread ?? '', words(found)];
    }),
  ];
}

/** @param {readonly Section[]} sections @param {boolean} quick */
export function printGoals(sections, quick) {
  console.log(
    `\nGoals of the design${quick ? ' (a quick run: fewer events, kills and seconds than they ask for)' : ''}`,
  );
  printTable(goalTable(sections));
}

/** The one that misses its goal by most, or comes nearest to it. @param {readonly Row[]} rows */
const worst = (rows) => [...rows].sort((a, b) => distance(b) - distance(a))[0];

/** @param {Row} row */
const words = (row) => (row.met ? 'met' : `missed by ${missedBy(row)}`);

/** @param {Row} row */
function missedBy(row) {
  const far = distance(row);
  return Number.isFinite(far) && limitOf(row) !== 0 ? `${(far * 100).toFixed(0)} %` : row.value;
}

/** How far beyond the goal, as a share of it; below 0 where it is met. @param {Row} row */
function distance(row) {
  const middle = row.numbers?.median ?? Number.NaN;
  const limit = limitOf(row);
  if (limit === 0) return middle;
  return row.goal?.startsWith('≥') ? 1 - middle / limit : middle / limit - 1;
}

/** @param {Row} row */
const limitOf = ({ goal = '' }) => Number(goal.replace(/[^\d.]/g, ''));
