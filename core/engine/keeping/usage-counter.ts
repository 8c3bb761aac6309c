import type { PurgedRow } from '../../store/purge.ts';
import type { EndpointUsage, Usage } from '../../store/usage.ts';
import type { Jobs } from '../jobs.ts';

/** Running numbers a turn: as many as one turn of the event loop bears. */
const SPAN = 1_000;

/** How much is kept of each endpoint. Counted once beside the capture; later only what was added. */
export interface UsageCounter {
  /** Of the listed events up to `last`. */
  count(last: number): Promise<readonly EndpointUsage[]>;
  /** These are gone. */
  subtract(rows: readonly PurgedRow[]): void;
  /** Events went into the trash or came back: it is counted anew when it is asked for. */
  forget(): void;
}

interface Tally {
  until: number;
  readonly endpoints: Map<string | null, { events: number; bytes: number }>;
}

const emptyTally = (): Tally => ({ until: 0, endpoints: new Map() });

export function createUsageCounter(usage: Pick<Usage, 'count'>, jobs: Jobs): UsageCounter {
  let tally = emptyTally();
  let counting: Promise<unknown> = Promise.resolve();

  const add = ({ endpoints }: Tally, { endpoint, events, bytes }: EndpointUsage): void => {
    const before = endpoints.get(endpoint) ?? { events: 0, bytes: 0 };
    endpoints.set(endpoint, { events: before.events + events, bytes: before.bytes + bytes });
  };
  const catchUp = (last: number): Promise<EndpointUsage[]> =>
    jobs.run(null, async (job) => {
      // What is forgotten meanwhile is counted to its end and thrown away.
      const mine = tally;
      while (mine.until < last) {
        const upTo = Math.min(mine.until + SPAN, last);
        for (const found of usage.count(mine.until, upTo)) add(mine, found);
        mine.until = upTo;
        await job.step(upTo, last);
      }
      if (mine !== tally) return catchUp(last);
      return [...mine.endpoints].map(([endpoint, counts]) => ({ endpoint, ...counts }));
    });

  return {
    count(last) {
      // One after the other: two at once would count the same rows twice.
      const next = counting.then(() => catchUp(last));
      counting = next.catch(() => undefined);
      return next;
    },
    subtract(rows) {
      for (const { seq, endpoint, size } of rows)
        if (seq <= tally.until) add(tally, { endpoint, events: -1, bytes: -size });
    },
    forget() {
      tally = emptyTally();
    },
  };
}
