// @ts-check
/**
 * @typedef {{ name: string, value: string, spread?: string, goal?: string, met?: boolean }} Row
 * @typedef {{ title: string, about: string, rows: Row[], data: unknown }} Section
 */

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value below which `share` (0 to 1) of the values lie. @param {number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Least and most. @param {number[]} values @param {number} digits */
export const spread = (values, digits) =>
  `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;

/** @param {Section} section */
export function printSection({ title, about, rows }) {
  console.log(`\n${title}\n${about}`);
  const table = [
    ['', 'median', 'least to most', 'goal', ''],
    ...rows.map((row) => [row.name, row.value, row.spread ?? '', row.goal ?? '', verdict(row)]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  for (const row of table) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    );
  }
}

/** @param {Row} row */
const verdict = ({ met }) => (met === undefined ? '' : met ? 'met' : 'missed');
