import { useEffect } from 'react';
import { useServices } from '../../../services.ts';
import { arrivalWords, countArrivals, noArrivals } from './arrival-words.ts';

const QUIET_MS = 5_000;

/** Tells a screen reader of arrivals, the first at once and then at most every five seconds. */
export function useArrivals(): void {
  const { inbox, speaker } = useServices();
  useEffect(() => {
    let waiting = noArrivals;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer = undefined;
      if (waiting.events === 0) return;
      speaker.say(arrivalWords(waiting));
      waiting = noArrivals;
      timer = setTimeout(tell, QUIET_MS);
    };
    const stop = inbox.onArrivals((rows, count) => {
      waiting = countArrivals(waiting, rows, count);
      if (timer === undefined) tell();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [inbox, speaker]);
}
