import type { TypeCount, TypeCounts } from '../store/type-counts.ts';
import type { Jobs } from './jobs.ts';

/** Small enough that a turn of the event loop stays short while requests arrive. */
const SPAN = 500;
/** A sender may make up event types without end; events of more types than these are counted together. */
const MOST_TYPES = 1_000;

export interface CountedTypes {
  readonly types: readonly TypeCount[];
  /** Events of further types. */
  readonly more: number;
}

export interface TypeCounter {
  /** Counts what came since the last time, and gives the whole. */
  count(last: number): Promise<CountedTypes>;
  /** Inspections were made anew: what was counted may have become another type. */
  forget(): void;
}

/** How many events of each type there are. Counted once; later only what was added. */
export function createTypeCounter(counts: Pick<TypeCounts, 'countTypes'>, jobs: Jobs): TypeCounter {
  let known = emptyCount();
  let counting: Promise<unknown> = Promise.resolve();

  const catchUp = (last: number): Promise<CountedTypes> =>
    jobs.run(null, async (job) => {
      // What is forgotten meanwhile is counted to its end and thrown away.
      const mine = known;
      while (mine.until < last) {
        const span = Math.min(SPAN, last - mine.until);
        for (const found of counts.countTypes(mine.until, span)) addTo(mine, found);
        mine.until += span;
        await job.step(mine.until, last);
      }
      return mine === known ? resultOf(mine) : catchUp(last);
    });

  return {
    count(last) {
      // One after the other: two at once would count the same rows twice.
      const next = counting.then(() => catchUp(last));
      counting = next.catch(() => undefined);
      return next;
    },
    forget() {
      known = emptyCount();
    },
  };
}

interface Count {
  until: number;
  more: number;
  readonly types: Map<string, TypeCount>;
}

const emptyCount = (): Count => ({ until: 0, more: 0, types: new Map() });

function addTo(all: Count, found: TypeCount): void {
  const key = JSON.stringify([found.provider, found.eventType]);
  const before = all.types.get(key);
  if (!before && all.types.size >= MOST_TYPES) all.more += found.count;
  else all.types.set(key, { ...found, count: found.count + (before?.count ?? 0) });
}

const resultOf = ({ types, more }: Count): CountedTypes => ({ types: [...types.values()], more });
