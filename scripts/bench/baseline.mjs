// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fromRoot } from '../lib/paths.mjs';

/**
 * @typedef {import('./report.mjs').Row} Row
 * @typedef {import('./report.mjs').Numbers} Numbers
 * @typedef {import('./machine.mjs').Machine} Machine
 * @typedef {{ name: string, section: import('./report.mjs').Section }} Measured
 * @typedef {{ at: string, quick: boolean, machine: Machine, rows: Record<string, Numbers> }} Kept
 * @typedef {Record<string, Kept>} Baseline each section by its name, as of the last run that was kept
 */

const FILE = fromRoot('bench-results', 'baseline.json');

/** A single value says nothing of its noise: these are taken for it. So is the least that several rounds are trusted with. */
const NOISE_OF_ONE = 0.25;
const LEAST_NOISE = 0.05;

/** @returns {Baseline} */
const readBaseline = () =>
  existsSync(FILE) ? /** @type {Baseline} */ (JSON.parse(readFileSync(FILE, 'utf8'))) : {};

/** Keeps what was measured now; sections that were not measured stay as they are. @param {readonly Measured[]} measured @param {Machine} machine @param {boolean} quick */
export function saveBaseline(measured, machine, quick) {
  const baseline = readBaseline();
  for (const { name, section } of measured) {
    /** @type {Record<string, Numbers>} */
    const rows = {};
    for (const { name: row, numbers } of section.rows) if (numbers) rows[row] = numbers;
    baseline[name] = { at: new Date().toISOString(), quick, machine, rows };
  }
  writeFileSync(FILE, `${JSON.stringify(baseline, null, 2)}\n`);
  console.log(`\nKept as the baseline: ${FILE}.`);
}

/** Says what moved by more than its noise since the baseline. @param {readonly Measured[]} measured @param {Machine} machine @param {boolean} quick */
export function printMoved(measured, machine, quick) {
  const baseline = readBaseline();
  const lines = measured.flatMap(({ name, section }) => {
    const kept = baseline[name];
    if (!kept) return [`${name}: no baseline`];
    return movedIn(section.rows, kept, isAlike(kept.machine, machine)).map((words) => `${name}: ${words}`);
  });
  const from = measured.map(({ name }) => baseline[name]).find((kept) => kept !== undefined);
  if (!from) {
    console.log('\nThere is no baseline of this yet; `npm run bench -- --save-baseline` keeps one.');
    return;
  }
  const beside = [
    `of ${from.at.slice(0, 10)}, commit ${from.machine.commit}`,
    ...(isAlike(from.machine, machine) ? [] : ['another machine: only ratios are compared']),
    ...(from.quick === quick ? [] : [`a ${from.quick ? 'quick' : 'full'} run`]),
  ];
  console.log(`\nMoved by more than their noise since the baseline (${beside.join('; ')})`);
  for (const line of lines.length > 0 ? lines : ['nothing']) console.log(`  ${line}`);
}

/**
 * What moved by more than its noise, which is the longer arm of the wider of both spreads. @param {readonly Row[]} rows @param {Pick<Kept, 'rows'>} kept
 * @param {boolean} alike of the same kind of machine: otherwise only ratios are compared
 * @returns {string[]} in words
 */
export function movedIn(rows, kept, alike) {
  return rows.flatMap(({ name, value, numbers }) => {
    const before = kept.rows[name];
    if (!numbers || !before || !(alike || numbers.ratio)) return [];
    const noise = Math.max(noiseOf(before), noiseOf(numbers));
    const change = numbers.median / before.median - 1;
    if (before.median === 0 ? numbers.median === 0 : Math.abs(change) <= noise) return [];
    const by =
      before.median === 0
        ? ''
        : ` (${change > 0 ? '+' : ''}${(change * 100).toFixed(0)} %, noise ${(noise * 100).toFixed(0)} %)`;
    return [`${name}: ${round(before.median)} → ${value}${by}`];
  });
}

/** The longer arm of the spread, as a share of the median. @param {Numbers} numbers */
function noiseOf({ median, least, most, rounds }) {
  if (rounds === 1) return NOISE_OF_ONE;
  if (median === 0) return LEAST_NOISE;
  return Math.max(LEAST_NOISE, (most - median) / median, (median - least) / median);
}

/** @param {number} value */
const round = (value) => Number(value.toPrecision(3)).toLocaleString('en');

/** @param {Machine} one @param {Machine} other */
const isAlike = (one, other) => one.cpu === other.cpu && one.cores === other.cores;
