import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stretchesOf } from './store/gaps.ts';
import { HISTORY_FILE, openHistory, type Writer } from './store/history.ts';
import { historyName, seqOf } from './store/ids.ts';
import { lastGiven } from './store/last-given.ts';
import { createPurge } from './store/purge.ts';
import { createRemovals } from './store/removals.ts';
import { type AgedRow, createUsage } from './store/usage.ts';

/** Running numbers that are looked at in one go. */
const SPAN = 5_000;
const ALL_PAGES = 2_000_000_000;

/** A history of which events are taken away for good. Nobody else writes it meanwhile. */
export interface Forgetting {
  /** The running number of an event by its id or number; null where there is none. */
  seqOf(id: string): number | null;
  /** The events that are as asked for, but for those with a pin or a note. */
  unmarked(isMeant: (row: AgedRow) => boolean): number[];
  /** Gives how many went. */
  forget(seqs: readonly number[]): number;
  close(): void;
}

/** null where the folder holds no history. Throws `data-folder-locked` while a Hookglass writes it. */
export function openForForgetting(dataDir: string, writer: Writer): Forgetting | null {
  if (!existsSync(join(dataDir, HISTORY_FILE))) return null;
  const { database, close } = openHistory(dataDir, writer);
  const name = historyName(database);
  const removals = createRemovals(database);
  const purge = createPurge(database, removals);
  const usage = createUsage(database);
  const last = lastGiven(database);
  const isListed = (seq: number): boolean => seq >= 1 && seq <= last() && !removals.gaps.has(seq);
  return {
    seqOf(id) {
      const seq = seqOf(name, id);
      return seq !== null && isListed(seq) ? seq : null;
    },
    unmarked(isMeant) {
      const seqs: number[] = [];
      for (let after = 0; after < last(); after += SPAN)
        for (const row of usage.rows(after, SPAN, undefined))
          if (!row.marked && isMeant(row)) seqs.push(row.seq);
      return seqs;
    },
    forget(seqs) {
      let left = stretchesOf(seqs);
      let events = 0;
      while (left.length > 0) {
        const { rows, upTo } = purge.slice(left);
        events += rows.length;
        left = left.flatMap(({ first, last: end }) =>
          end <= upTo ? [] : [{ first: Math.max(first, upTo + 1), last: end }],
        );
      }
      usage.shrink(ALL_PAGES);
      return events;
    },
    close,
  };
}
