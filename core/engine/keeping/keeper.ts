import type { Clock } from '../../clock.ts';
import { type Stretch, stretchesOf, without } from '../../store/gaps.ts';
import type { Marks } from '../../store/marks.ts';
import type { Purge } from '../../store/purge.ts';
import type { Gap, Removal, Removals } from '../../store/removals.ts';
import type { Usage } from '../../store/usage.ts';
import type { Job, Jobs } from '../jobs.ts';
import type { Recorder } from '../recorder.ts';
import type { UsageCounter } from './usage-counter.ts';

/** After so long the trash is emptied by itself. */
export const TRASH_HOURS = 24;
/** Pages that are given back in one turn. */
const PAGES = 200;
/** Bytes without content that are left in the file for the events to come. */
const SPARE_BYTES = 4 * 1024 * 1024;

export interface KeeperParts {
  readonly removals: Removals;
  readonly purge: Purge;
  readonly marks: Marks;
  readonly usage: Usage;
  readonly counter: UsageCounter;
  readonly recorder: Pick<Recorder, 'flush'>;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly lastSeq: () => number;
  /** Other events are listed than before. */
  readonly onListChange: () => void;
  /** These are gone for good, by running numbers. */
  readonly onPurged: (seqs: readonly number[]) => void;
}

/** What is taken out of the history: by the user into the trash, and from there, or by a limit, for good. */
export interface Keeper {
  remove(seqs: readonly number[]): Removal | null;
  /** Those of them that are listed and have no mark; null: of all. */
  clear(seqs: readonly number[] | null): Removal | null;
  /** How many events came back. */
  restore(removal: number): number;
  /** What was removed before a moment (milliseconds since 1970; null: all). `name` cancels it. Gives how many events went. */
  emptyTrash(before: number | null, name: string | null): Promise<number>;
  /** What is hidden of imports that came to nothing: of one, or of all that a death left (null). */
  discard(hidden: number | null): Promise<number>;
  /** Listed events, for good. */
  forget(seqs: readonly number[], job: Job): Promise<number>;
  /** Gives pages back to the file system down to a spare rest. Gives bytes. */
  shrink(name: string | null): Promise<number>;
}

export function createKeeper(parts: KeeperParts): Keeper {
  const { removals, purge, marks, usage, counter, recorder, jobs, clock, lastSeq } = parts;
  /** Also what was found out of them: it could not be written later. */
  const flush = (): void => {
    recorder.flush();
    recorder.flush();
  };
  const take = (stretches: readonly Stretch[]): Removal | null => {
    const removed = without(stretches, removals.all);
    const removal = removals.remove(removed, clock.now());
    if (removal) {
      counter.forget();
      parts.onListChange();
    }
    return removal;
  };
  /** `listed`: they still count. */
  const purgeAll = async (stretches: readonly Stretch[], listed: boolean, job: Job): Promise<number> => {
    let left = stretches;
    let events = 0;
    while (left.length > 0) {
      flush();
      const { rows, upTo } = purge.slice(left);
      if (listed) counter.subtract(rows);
      if (rows.length > 0) parts.onPurged(rows.map(({ seq }) => seq));
      events += rows.length;
      left = left.flatMap(({ first, last }) =>
        last <= upTo ? [] : [{ first: Math.max(first, upTo + 1), last }],
      );
      await job.step(events, null);
    }
    return events;
  };
  return {
    remove: (seqs) => take(stretchesOf(seqs.filter((seq) => seq >= 1 && seq <= lastSeq()))),
    clear(seqs) {
      flush();
      const meant = seqs === null ? [{ first: 1, last: lastSeq() }] : stretchesOf(seqs);
      return take(without(meant, marks.stretches()));
    },
    restore(removal) {
      const restored = removals.restore(removal);
      counter.forget();
      parts.onListChange();
      return restored.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    },
    emptyTrash: (before, name) =>
      jobs.run(name, (job) => {
        const due = removals.list().filter(({ removedAt }) => before === null || removedAt < before);
        const ids = new Set(due.map(({ id }) => id));
        const isDue = ({ removal }: Gap): boolean => removal !== null && ids.has(removal);
        return purgeAll(removals.all.filter(isDue), false, job);
      }),
    discard(hidden) {
      const left = removals.hidden().filter(({ removal }) => hidden === null || removal === hidden);
      return jobs.run(null, (job) => purgeAll(left, false, job));
    },
    async forget(seqs, job) {
      const removed = stretchesOf(seqs);
      const events = await purgeAll(removed, true, job);
      if (events > 0) parts.onListChange();
      return events;
    },
    shrink: (name) =>
      jobs.run(name, async (job) => {
        const before = usage.file();
        for (;;) {
          const { freeBytes, bytes } = usage.file();
          if (freeBytes <= SPARE_BYTES) return before.bytes - bytes;
          usage.shrink(PAGES);
          if (usage.file().bytes === bytes) return before.bytes - bytes;
          await job.step(before.bytes - bytes, null);
        }
      }),
  };
}
