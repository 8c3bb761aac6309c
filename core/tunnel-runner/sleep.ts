import type { Clock } from '../clock.ts';

const LOOK_EVERY_MS = 5_000;
/** A timer that comes so much later than it should was held up by more than work. */
const SLEPT_MS = 15_000;

/** Tells when the computer has slept: the wall clock went on, the timers did not. A clock that is set far ahead looks the same. */
export function watchSleep(clock: Clock, onWake: () => void): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    start() {
      clearInterval(timer);
      let last = clock.now();
      timer = setInterval(() => {
        const now = clock.now();
        const slept = now - last > LOOK_EVERY_MS + SLEPT_MS;
        last = now;
        if (slept) onWake();
      }, LOOK_EVERY_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}
