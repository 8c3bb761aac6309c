import process from 'node:process';
import type { SearchProgress } from '../core/signatures/search/search.ts';

/** What takes less than this needs no progress; and it is written anew no more often. Milliseconds. */
const EVERY_MS = 100;
const CLEAR_LINE = '\r\u001b[K';

/** Runs a search to its end. On a terminal a line on stderr says how far it is, and goes when it is over. */
export function runWithProgress<T>(going: Generator<SearchProgress, T>): T {
  const isTerminal = process.stderr.isTTY === true;
  let next = performance.now() + EVERY_MS;
  let written = false;
  let step = going.next();
  for (; !step.done; step = going.next()) {
    if (!isTerminal || performance.now() < next) continue;
    const { tried, total } = step.value;
    process.stderr.write(`${CLEAR_LINE}Looking for the cause: ${tried} of ${total} tried. Ctrl+C ends it.`);
    next = performance.now() + EVERY_MS;
    written = true;
  }
  if (written) process.stderr.write(CLEAR_LINE);
  return step.value;
}
