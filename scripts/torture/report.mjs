// @ts-check
/**
 * What one trial tried and found. A fault is a sentence about something that must not happen; `left` says what this
 * machine could not try, and why.
 * @typedef {{ title: string, tried: Record<string, number | string>, faults: string[], left?: string[] }} Trial
 */

/** Faults beyond these are only counted: a thousand alike tell no more than ten. */
const SHOWN = 10;

/** @param {Trial} trial @param {number} seconds */
export function printTrial({ title, tried, faults, left = [] }, seconds) {
  console.log(`\n${title}  (${seconds.toFixed(1)} s)`);
  const width = Math.max(0, ...Object.keys(tried).map((name) => name.length));
  for (const [name, value] of Object.entries(tried)) console.log(`  ${name.padEnd(width)}  ${figure(value)}`);
  for (const sentence of left) console.log(`  not tried: ${sentence}`);
  for (const fault of faults.slice(0, SHOWN)) console.log(`  FAULT: ${fault}`);
  if (faults.length > SHOWN) console.log(`  and ${faults.length - SHOWN} faults more`);
}

/** @param {number | string} value */
const figure = (value) => (typeof value === 'number' ? value.toLocaleString('en') : value);
