import type { Clock } from '../../clock.ts';
import { type HookglassError, toHookglassError } from '../../contract/errors.ts';
import { readQuery } from '../../query/read.ts';
import { runSearch, type SearchSources, type SearchStep } from '../../store/search/run-search.ts';

/** Who waits for the thread gets it again after this long, in milliseconds. */
const TURN_MS = 12;

export interface SearchTeller {
  found(id: number, seqs: Uint32Array, downTo: number): void;
  failed(id: number, error: HookglassError): void;
}

export interface SearchLoop {
  start(id: number, query: string, last: number): void;
  stop(id: number): void;
  close(): void;
}

interface LoopOptions {
  readonly sources: SearchSources;
  readonly clock: Clock;
  readonly tell: SearchTeller;
  /** Told when nothing is searched any more. */
  readonly onIdle: () => void;
}

/** Runs searches in turns of the event loop, all of them a little further in each. */
export function createSearchLoop({ sources, clock, tell, onIdle }: LoopOptions): SearchLoop {
  const running = new Map<number, Generator<SearchStep>>();
  let turn: NodeJS.Immediate | null = null;

  const next = (): void => {
    turn = null;
    for (const [id, search] of running) advance(id, search);
    if (running.size > 0) turn = setImmediate(next);
    else onIdle();
  };
  const advance = (id: number, search: Generator<SearchStep>): void => {
    const until = clock.monotonic() + TURN_MS / running.size;
    const found: number[] = [];
    let downTo: number | null = null;
    try {
      do {
        const step = search.next();
        if (step.done) {
          running.delete(id);
          downTo = 1;
          break;
        }
        found.push(...step.value.seqs);
        downTo = step.value.downTo;
      } while (clock.monotonic() < until);
      // The end is told once, by the end itself.
      const isOpen = running.has(id);
      tell.found(id, Uint32Array.from(found), isOpen ? Math.max(2, downTo) : 1);
    } catch (thrown) {
      running.delete(id);
      tell.failed(id, toHookglassError(thrown));
    }
  };

  return {
    start(id, query, last) {
      try {
        running.set(id, runSearch(readQuery(query), last, clock, sources));
      } catch (thrown) {
        tell.failed(id, toHookglassError(thrown));
      }
      turn ??= setImmediate(next);
    },
    stop(id) {
      running.get(id)?.return(undefined);
      running.delete(id);
    },
    close() {
      running.clear();
      if (turn) clearImmediate(turn);
    },
  };
}
