import type { Worker } from 'node:worker_threads';

/** Resolves once a thread has ended, also where an error ended it: that is its listener's to hear. */
export const threadEnd = (worker: Worker): Promise<void> =>
  new Promise((resolve) => {
    worker.once('exit', () => resolve());
  });
