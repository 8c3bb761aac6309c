/** The two clocks a page has: one per painted frame, which stops in the background, and one that does not. */
export interface Clocks {
  frame(run: () => void): () => void;
  timer(run: () => void, ms: number): () => void;
}

export const pageClocks: Clocks = {
  frame(run) {
    const id = requestAnimationFrame(run);
    return () => cancelAnimationFrame(id);
  },
  timer(run, ms) {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
};

const BACKGROUND_MS = 250;

/** Collects items and hands them over together, at most once a frame; in a hidden window by the timer. */
export function createBatch<T>(flush: (items: T[]) => void, clocks: Clocks): (item: T) => void {
  let items: T[] = [];
  let cancel: (() => void) | null = null;
  const run = (): void => {
    cancel?.();
    cancel = null;
    const ready = items;
    items = [];
    flush(ready);
  };
  return (item) => {
    items.push(item);
    if (cancel) return;
    const stops = [clocks.frame(run), clocks.timer(run, BACKGROUND_MS)];
    cancel = () => {
      for (const stop of stops) stop();
    };
  };
}
