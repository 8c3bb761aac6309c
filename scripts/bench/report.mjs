// @ts-check
/**
 * What was measured, in numbers: the median of its rounds, least and most of them.
 * @typedef {{ median: number, least: number, most: number, rounds: number, ratio: boolean }} Numbers
 *
 * A line of a table. `design` names the row of the table of goals that it answers (goals.mjs).
 * @typedef {{
 *   name: string, value: string, spread?: string, goal?: string, met?: boolean, numbers?: Numbers, design?: string,
 * }} Row
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

/**
 * A line from the values of several rounds, or from one. A ratio is of two values of the same run: it can be held against one of
 * another machine.
 * @param {string} name
 * @param {number | number[]} given
 * @param {number} digits
 * @param {{ atMost?: number, atLeast?: number, ratio?: boolean, design?: string, beside?: string }} [more] `beside`: said instead of the spread
 * @returns {Row}
 */
export function row(name, given, digits, { atMost, atLeast, ratio = false, design, beside } = {}) {
  const values = typeof given === 'number' ? [given] : given;
  const middle = median(values);
  const said = beside ?? (values.length > 1 ? spread(values, digits) : undefined);
  return {
    name,
    value: middle.toFixed(digits),
    numbers: {
      ...{ median: middle, least: Math.min(...values), most: Math.max(...values) },
      ...{ rounds: values.length, ratio },
    },
    ...(said === undefined ? {} : { spread: said }),
    ...(atMost === undefined ? {} : { goal: goalWords('≤', atMost), met: middle <= atMost }),
    ...(atLeast === undefined ? {} : { goal: goalWords('≥', atLeast), met: middle >= atLeast }),
    ...(design === undefined ? {} : { design }),
  };
}

/** @param {string} sign @param {number} limit */
const goalWords = (sign, limit) =>
  sign === '≤' && limit === 0 ? '0' : `${sign} ${limit.toLocaleString('en')}`;

/** @param {Section} section */
export function printSection({ title, about, rows }) {
  console.log(`\n${title}\n${about}`);
  printTable([
    ['', 'median', 'least to most', 'goal', ''],
    ...rows.map((one) => [one.name, one.value, one.spread ?? '', one.goal ?? '', verdict(one)]),
  ]);
}

/** @param {string[][]} table */
export function printTable(table) {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((cells) => (cells[column] ?? '').length)),
  );
  for (const cells of table) {
    console.log(
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    );
  }
}

/** @param {Row} row */
const verdict = ({ met }) => (met === undefined ? '' : met ? 'met' : 'missed');
