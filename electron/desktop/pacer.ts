/** Hands over the first at once and then at most one in `everyMs`, with the number of all since the last. */
export interface Pacer<T> {
  add(item: T, count: number): void;
  clear(): void;
}

export interface PacerClock {
  /** Milliseconds that only go forward. */
  now(): number;
  after(ms: number, work: () => void): () => void;
}

export const systemPacerClock: PacerClock = {
  now: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

export function createPacer<T>(
  everyMs: number,
  clock: PacerClock,
  show: (newest: T, count: number) => void,
): Pacer<T> {
  let waiting: { newest: T; count: number } | null = null;
  let shownAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;
  const flush = (): void => {
    cancel = null;
    if (!waiting) return;
    const { newest, count } = waiting;
    waiting = null;
    shownAt = clock.now();
    show(newest, count);
  };
  return {
    add(newest, count) {
      waiting = { newest, count: (waiting?.count ?? 0) + count };
      if (cancel) return;
      const wait = shownAt + everyMs - clock.now();
      if (wait <= 0) flush();
      else cancel = clock.after(wait, flush);
    },
    clear() {
      cancel?.();
      cancel = null;
      waiting = null;
    },
  };
}
