import { Worker } from 'node:worker_threads';
import { threadEnd } from '../thread-end.ts';

/**
 * Brings the write-ahead log into the file while the writer goes on. Without it the writer does that itself, and waits for the
 * disk with everything that waits for the writer.
 */
export interface Checkpoints {
  /** A commit was made, of bodies of so many bytes. */
  committed(bytes: number): void;
  /** Ends it. Before the history is closed: nobody else may be at its file then. */
  close(): Promise<void>;
}

/** `history` is the path of an open history. */
export type OpenCheckpoints = (history: string) => Checkpoints;

export const noCheckpoints: Checkpoints = { committed: () => {}, close: () => Promise.resolve() };

/**
 * A checkpoint is due after so many commits or bytes: a commit under load is about nine pages of 4 KB. Well below the pages at
 * which the writer would do it itself (`history.ts`), and not so few that the disk has to be waited for all the time.
 */
const COMMITS = 128;
const BYTES = 4 * 1024 * 1024;
/** It holds little; V8 would keep three times 16 MB at hand. Megabytes. */
const YOUNG_MB = 2;

/** In a thread of its own, made when the first is due. `entry` is the built worker's file. */
export const checkpointThread =
  (entry: string): OpenCheckpoints =>
  (history) => {
    let worker: Worker | null = null;
    let over = false;
    let busy = false;
    let commits = 0;
    let bytes = 0;

    const start = (): Worker => {
      const made = new Worker(entry, {
        workerData: history,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      });
      made.unref();
      made.on('message', () => {
        busy = false;
      });
      // The writer does it itself from then on.
      made.on('error', () => {
        over = true;
        worker = null;
      });
      return made;
    };

    return {
      committed(more) {
        commits += 1;
        bytes += more;
        if (over || busy || (commits < COMMITS && bytes < BYTES)) return;
        commits = 0;
        bytes = 0;
        busy = true;
        worker ??= start();
        worker.postMessage('checkpoint');
      },
      async close() {
        over = true;
        const ending = worker;
        worker = null;
        if (!ending) return;
        ending.ref();
        const ended = threadEnd(ending);
        ending.postMessage('close');
        await ended;
      },
    };
  };
