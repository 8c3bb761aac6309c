import type { Clock } from '../../clock.ts';
import { CATCH_ALL } from '../../contract/endpoints.ts';
import { type Limit, WHOLE_HISTORY } from '../../contract/keeping-calls.ts';
import type { LimitTable } from '../../store/limits.ts';
import type { AgedRow, EndpointUsage, Usage } from '../../store/usage.ts';
import type { Job, Jobs } from '../jobs.ts';
import type { Keeper } from './keeper.ts';
import type { UsageCounter } from './usage-counter.ts';

/** Running numbers that are looked at in one turn. */
const SPAN = 500;

export interface LimitParts {
  readonly limits: LimitTable;
  readonly usage: Pick<Usage, 'rows' | 'marked'>;
  readonly counter: UsageCounter;
  readonly keeper: Pick<Keeper, 'forget'>;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly lastSeq: () => number;
}

/** Applies the limits. Gives how many events went. One run after the other. */
export function createLimitKeeper(parts: LimitParts): { apply(): Promise<number> } {
  const { limits, counter, keeper, jobs, clock, lastSeq } = parts;
  let last: Promise<unknown> = Promise.resolve();

  const applyAll = async (job: Job): Promise<number> => {
    let events = 0;
    // The endpoints' own limits first: what they take counts no more for the whole.
    const all = limits.list();
    for (const limit of [...all.filter((each) => !isWhole(each)), ...all.filter(isWhole)])
      events += await applyOne(limit, job);
    return events;
  };
  const applyOne = async (limit: Limit, job: Job): Promise<number> => {
    const all = usageOf(limit, await counter.count(lastSeq()));
    const marked = usageOf(limit, parts.usage.marked());
    const usage = { events: all.events - marked.events, bytes: all.bytes - marked.bytes };
    const excess = createExcess(limit, usage, clock.now());
    let events = 0;
    for (let after = 0; after < lastSeq(); after += SPAN) {
      const found = excess.take(parts.usage.rows(after, SPAN, endpointOf(limit)));
      events += await keeper.forget(found.seqs, job);
      if (found.done) break;
      await job.step(after, lastSeq());
    }
    return events;
  };
  return {
    apply() {
      const next = last.then(() => jobs.run(null, applyAll));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

const isWhole = ({ scope }: Limit): boolean => scope === WHOLE_HISTORY;

/** undefined is every endpoint, null the catch-all. */
function endpointOf({ scope }: Limit): string | null | undefined {
  if (scope === WHOLE_HISTORY) return undefined;
  return scope === CATCH_ALL ? null : scope;
}

function usageOf(limit: Limit, usage: readonly EndpointUsage[]): { events: number; bytes: number } {
  const endpoint = endpointOf(limit);
  const own = usage.filter((each) => endpoint === undefined || each.endpoint === endpoint);
  return {
    events: own.reduce((sum, { events }) => sum + events, 0),
    bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** What goes of rows that are handed in from the oldest on. `usage` is of the rows without a mark. */
export function createExcess(
  limit: Limit,
  usage: { events: number; bytes: number },
  now: number,
): { take(rows: readonly AgedRow[]): { seqs: number[]; done: boolean } } {
  let { events, bytes } = usage;
  const oldest = limit.maxAgeMs === null ? Number.NEGATIVE_INFINITY : now - limit.maxAgeMs;
  const isOver = ({ receivedAt }: AgedRow): boolean =>
    receivedAt < oldest ||
    events > (limit.maxEvents ?? Number.POSITIVE_INFINITY) ||
    bytes > (limit.maxBytes ?? Number.POSITIVE_INFINITY);
  return {
    take(rows) {
      const seqs: number[] = [];
      for (const row of rows) {
        if (row.marked) continue;
        // Events stand in the order in which they came: the first that may stay ends it.
        if (!isOver(row)) return { seqs, done: true };
        events -= 1;
        bytes -= row.size;
        seqs.push(row.seq);
      }
      return { seqs, done: false };
    },
  };
}
