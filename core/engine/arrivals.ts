import type { Tally, TallyRow } from '../store/tally.ts';

/** So many rows are counted in one turn of the event loop: some milliseconds, while requests wait. */
const ROWS_A_TURN = 20_000;

export type Arrived = Pick<TallyRow, 'count' | 'lastSeq' | 'lastAt'>;

export interface Arrivals {
  /** Counts what is new since the last time, up to the newest inspected event, then tells all that has arrived. */
  upToDate(): Promise<ArrivedByType>;
  /** Inspections were made anew: what was counted may be of another type now. */
  forget(): void;
}

export interface ArrivedByType {
  of(provider: string, eventType: string): Arrived | null;
}

export interface ArrivalsOptions {
  readonly tally: Tally;
  /** Running number of the newest inspected event. */
  readonly newest: () => number;
  /** Only these are kept: a sender may invent types without end. */
  readonly isKnown: (provider: string, eventType: string) => boolean;
  /** Rows a turn. */
  readonly chunk?: number;
}

/** Counts the history by event type once, and from then on only what was added. Nothing is counted before someone asks. */
export function createArrivals({ tally, newest, isKnown, chunk = ROWS_A_TURN }: ArrivalsOptions): Arrivals {
  let counted = nothingCounted();
  let running: Promise<void> = Promise.resolve();

  const countOn = async (): Promise<void> => {
    const goal = newest();
    // `counted` is asked for anew in every turn: it may have been forgotten meanwhile.
    for (; counted.upTo < goal; await nextTurn()) {
      const upTo = Math.min(goal, counted.upTo + chunk);
      const rows = tally.between(counted.upTo, upTo);
      for (const row of rows) if (isKnown(row.provider, row.eventType)) add(counted, row);
      counted.upTo = upTo;
    }
  };

  return {
    async upToDate() {
      // One count at a time, also after one that failed; who asks later waits for what came meanwhile.
      running = running.then(countOn, countOn);
      await running;
      const { types } = counted;
      return { of: (provider, eventType) => types.get(key(provider, eventType)) ?? null };
    },
    forget() {
      counted = nothingCounted();
    },
  };
}

interface Counted {
  upTo: number;
  readonly types: Map<string, Arrived>;
}

const nothingCounted = (): Counted => ({ upTo: 0, types: new Map() });

const key = (provider: string, eventType: string): string => `${provider}/${eventType}`;

/** Rows come in the order of the history, so the newest is always the one of the last row. */
function add({ types }: Counted, { provider, eventType, count, lastSeq, lastAt }: TallyRow): void {
  const before = types.get(key(provider, eventType))?.count ?? 0;
  types.set(key(provider, eventType), { count: before + count, lastSeq, lastAt });
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
