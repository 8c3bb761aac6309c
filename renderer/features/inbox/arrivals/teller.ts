import type { EventSummary } from '../../../../core/contract/models.ts';
import { arrivalWords, countArrivals, noArrivals } from './arrival-words.ts';

/** How long nothing more is said after a sentence, milliseconds. What comes meanwhile is counted into the next one. */
export const QUIET_MS = 5_000;

export interface ArrivalTeller {
  arrived(rows: readonly EventSummary[], count: number): void;
  /** What is not said yet stays unsaid. */
  stop(): void;
}

/**
 * Says arrivals, the first at once and then at most one sentence in five seconds. A burst of thousands is two sentences.
 * `isOn` is asked when a sentence is due: what came while it is off is not made up for.
 */
export function createTeller(say: (words: string) => void, isOn: () => boolean): ArrivalTeller {
  let waiting = noArrivals;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    if (waiting.events === 0) return;
    if (isOn()) say(arrivalWords(waiting));
    waiting = noArrivals;
    timer = setTimeout(tell, QUIET_MS);
  };
  return {
    arrived(rows, count) {
      if (!isOn()) return;
      waiting = countArrivals(waiting, rows, count);
      if (timer === undefined) tell();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      waiting = noArrivals;
    },
  };
}
