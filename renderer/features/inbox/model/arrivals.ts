import type { EventSummary } from '../../../../core/contract/models.ts';

/** Told of a batch of arrivals: its newest rows, oldest first, and how many came. */
export type ArrivalListener = (events: readonly EventSummary[], count: number) => void;

export interface Arrivals {
  on(listener: ArrivalListener): () => void;
  readonly tell: ArrivalListener;
}

export function createArrivals(): Arrivals {
  const listeners = new Set<ArrivalListener>();
  return {
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(events, count) {
      for (const listener of listeners) listener(events, count);
    },
  };
}
