import type { RunState } from '../../contract/flow-runs.ts';

/** At speed `max` a run changes faster than anybody sees. Milliseconds. */
const EVERY_MS = 50;

/** Tells states at once where nothing was told for a while, else the newest of each run soon after. */
export function createTeller(tell: (state: RunState) => void): {
  tell(state: RunState): void;
  /** Tells what waits. */
  close(): void;
} {
  const waiting = new Map<string, RunState>();
  let timer: NodeJS.Timeout | null = null;
  const tellWaiting = (): void => {
    const states = [...waiting.values()];
    waiting.clear();
    for (const state of states) tell(state);
  };
  const next = (): void => {
    timer = waiting.size > 0 ? setTimeout(next, EVERY_MS) : null;
    tellWaiting();
  };
  return {
    tell(state) {
      waiting.set(state.run, state);
      timer ??= setTimeout(next, 0);
    },
    close() {
      if (timer) clearTimeout(timer);
      timer = null;
      tellWaiting();
    },
  };
}
