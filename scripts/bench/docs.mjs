// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { fromRoot } from '../lib/paths.mjs';
import { goalTable } from './goals.mjs';

/**
 * @typedef {import('./report.mjs').Section} Section
 * @typedef {import('./baseline.mjs').Measured} Measured
 * @typedef {import('./machine.mjs').Machine} Machine
 */

const FILE = fromRoot('docs', 'performance.md');

/**
 * Writes the tables of docs/performance.md, so that they are those of the baseline and nobody copies figures by hand. A section that was not measured
 * keeps its table; the table of goals is written by a full run over all sections.
 * @param {readonly Measured[]} measured @param {Machine} machine @param {boolean} whole
 */
export function writeTables(measured, machine, whole) {
  let text = readFileSync(FILE, 'utf8');
  const date = new Date().toISOString().slice(0, 10);
  for (const { name, section } of measured) text = between(text, name, tableOf(section, machine, date));
  if (whole) {
    const rows = goalTable(measured.map(({ section }) => section));
    text = between(text, 'goals', `${machineWords(machine, date)}\n\n${markdown(rows)}`);
  }
  writeFileSync(FILE, text);
  console.log(`Tables written to ${FILE}.`);
}

/** @param {Section} section @param {Machine} machine @param {string} date */
const tableOf = ({ about, rows }, machine, date) =>
  `${about} (${date}, commit ${machine.commit})\n\n${markdown([
    ['', 'median', 'least to most', 'goal'],
    ...rows.map(({ name, value, spread = '', goal, met }) => [
      ...[name, value, spread],
      goal === undefined ? '' : `${goal}, ${met ? 'met' : '**missed**'}`,
    ]),
  ])}`;

/** @param {Machine} machine @param {string} date */
const machineWords = ({ cores, cpu, memoryGb, system, node, electron, commit }, date) =>
  `${date}, commit ${commit}: ${cores} cores (${cpu}), ${memoryGb} GB, ${system}, Node ${node}, Electron ${electron}; load and server on the same machine, nothing else running.`;

/** @param {string[][]} rows */
const markdown = ([head = [], ...rows]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Replaces what stands between two marks; a section without marks has no place in the document. @param {string} text @param {string} name @param {string} content */
function between(text, name, content) {
  const [from, to] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const start = text.indexOf(from);
  const end = text.indexOf(to);
  if (start < 0 || end < start) return text;
  return `${text.slice(0, start + from.length)}\n${content}\n${text.slice(end)}`;
}
