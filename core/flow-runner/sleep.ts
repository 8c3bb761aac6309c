import { setTimeout as wait } from 'node:timers/promises';

/** Resolves after so many milliseconds, or as soon as the signal says so. Never rejects. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** A timer of Node's holds no more; waits of providers may be longer. */
const LONGEST_MS = 2_147_483_647;

export const systemSleep: Sleep = async (ms, signal) => {
  for (let left = ms; left > 0 && !signal.aborted; left -= LONGEST_MS)
    await wait(Math.min(left, LONGEST_MS), undefined, { signal }).catch(() => {});
};
