import type { Clock } from '../../clock.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { EventSummary } from '../../contract/models.ts';
import type { Caller } from '../../contract/port.ts';
import type { Query } from '../../contract/query/ast.ts';
import { ADDED_ROWS, type SearchFound } from '../../contract/search-calls.ts';
import { matches } from '../../query/matches.ts';
import { readQuery } from '../../query/read.ts';
import { requestFacts } from '../../query/request-facts.ts';
import { eventId } from '../../store/ids.ts';
import { createNumberColumn, type NumberColumn } from '../../store/search/number-column.ts';
import type { SearchPush } from '../hub.ts';
import { type StoredEvent, summarise } from '../recorder.ts';
import type { SearchRunner } from './runner.ts';

/** What is found is told this often at most, what arrives once a frame. Milliseconds. */
const FOUND_MS = 100;
const FRAME_MS = 16;

export interface SearchParts {
  readonly runner: SearchRunner;
  readonly clock: Clock;
  /** The history's own name. */
  readonly history: string;
  readonly tell: (push: SearchPush) => void;
  /** Events in the list, and the last running number that was given. */
  readonly total: () => number;
  readonly lastSeq: () => number;
  /** Whether an event is in the list. */
  readonly isListed: (seq: number) => boolean;
}

export interface Searches {
  start(search: string, query: string, caller: Caller | undefined): { first: number; total: number };
  stop(search: string): void;
  end(search: string): void;
  /** The running numbers at some places, in order, with the ends of the list. Throws where no such search is open. */
  page(search: string, offset: number, limit: number): { seqs: number[]; first: number; total: number };
  /** Running numbers of all that it shows. Throws where no such search is open, or it is still looking. */
  found(search: string): number[];
  /** What has just arrived and been inspected. */
  stored(events: readonly StoredEvent[]): void;
  /** Tells what waits. */
  flush(): void;
  close(): void;
}

interface Open {
  readonly query: Query;
  /** The place after the newest event that was there at the start. Below it stands what is found, above it what arrives. */
  readonly base: number;
  /** All up to this running number is searched; what is newer is an arrival. */
  readonly last: number;
  /** The newest first. */
  readonly found: NumberColumn;
  count: number;
  downTo: number;
  state: SearchFound['state'];
  problem: string | null;
  toldAt: number;
  /** Running numbers, the oldest first. */
  readonly arrived: number[];
  waiting: EventSummary[];
  stop: () => void;
}

/** The searches that pages have open: what they found, and what arrives and fits. */
export function createSearches(parts: SearchParts): Searches {
  const { runner, clock, history, tell } = parts;
  const open = new Map<string, Open>();
  let timer: NodeJS.Timeout | null = null;

  const totalOf = ({ base, arrived }: Open): number => base + arrived.length;
  const firstOf = ({ base, count }: Open): number => base - count;
  const tellFound = (search: string, one: Open): void => {
    one.toldAt = clock.monotonic();
    const { last, downTo, state, problem } = one;
    const looked = Math.min(last, last - downTo + 1);
    tell({ name: 'search.found', data: { search, first: firstOf(one), looked, of: last, state, problem } });
  };
  const take = (search: string, one: Open, seqs: Uint32Array, downTo: number): void => {
    const isFirst = one.count === 0;
    for (const seq of seqs) if (parts.isListed(seq)) one.found.set(one.count++, seq);
    one.downTo = downTo;
    if (downTo === 1) one.state = 'done';
    const isNews = (isFirst && one.count > 0) || one.state === 'done';
    if (isNews || clock.monotonic() - one.toldAt >= FOUND_MS) tellFound(search, one);
  };
  const isOpen = (search: string): Open => {
    const one = open.get(search);
    if (!one) throw new HookglassError('bad-argument', 'This search is not open any more. Search again.');
    return one;
  };
  const end = (search: string): void => {
    open.get(search)?.stop();
    open.delete(search);
  };
  const flush = (): void => {
    for (const [search, one] of open) {
      if (one.waiting.length === 0) continue;
      tell({ name: 'search.added', data: { search, total: totalOf(one), events: one.waiting } });
      one.waiting = [];
    }
  };
  return {
    start(search, text, caller) {
      const query = readQuery(text);
      if (open.has(search)) throw new HookglassError('bad-argument', 'This search is open already.');
      const [base, last] = [parts.total(), parts.lastSeq()];
      const one: Open = {
        ...{ query, base, last, found: createNumberColumn(), count: 0, downTo: last + 1 },
        ...{ state: 'running', problem: null, toldAt: 0, arrived: [], waiting: [], stop: () => undefined },
      };
      open.set(search, one);
      caller?.onClose(() => end(search));
      one.stop = runner.run(text, last, {
        found: (seqs, downTo) => take(search, one, seqs, downTo),
        failed(error) {
          one.state = 'failed';
          one.problem = error.message;
          tellFound(search, one);
        },
      });
      return { first: firstOf(one), total: totalOf(one) };
    },
    stop(search) {
      const one = open.get(search);
      if (one?.state !== 'running') return;
      one.stop();
      one.state = 'stopped';
      tellFound(search, one);
    },
    end,
    page(search, offset, limit) {
      const one = isOpen(search);
      const [first, total] = [firstOf(one), totalOf(one)];
      const seqs: number[] = [];
      for (let place = Math.max(first, offset); place < Math.min(total, offset + limit); place++) {
        seqs.push(
          place < one.base ? one.found.get(one.base - 1 - place) : (one.arrived[place - one.base] ?? 0),
        );
      }
      return { seqs, first, total };
    },
    found(search) {
      const one = isOpen(search);
      if (one.state === 'running')
        throw new HookglassError(
          'bad-argument',
          'The search is still looking. Wait for its end, or stop it.',
        );
      return [...Array.from({ length: one.count }, (_, place) => one.found.get(place)), ...one.arrived];
    },
    stored(events) {
      runner.arrived();
      if (open.size === 0) return;
      const now = clock.now();
      for (const event of events) {
        const facts = factsOf(history, event);
        for (const one of open.values()) {
          if (event.seq <= one.last || !matches(one.query, facts, now)) continue;
          one.arrived.push(event.seq);
          one.waiting = [...one.waiting, summarise(history, event)].slice(-ADDED_ROWS);
          timer ??= setTimeout(() => {
            timer = null;
            flush();
          }, FRAME_MS);
        }
      }
    },
    flush,
    close() {
      if (timer) clearTimeout(timer);
      open.clear();
    },
  };
}

const factsOf = (history: string, { seq, request, inspection, reply, imported }: StoredEvent) =>
  requestFacts(request, () => inspection, {
    ...{ id: eventId(history, seq), seq, pinned: false, note: null, replay: false },
    imported: imported !== undefined,
    reply: reply && { status: reply.content.status, durationMs: reply.durationMs },
  });
