import type { Clock } from '../../clock.ts';
import { createOutcomeColumns } from '../../store/search/outcome-columns.ts';
import { createSearchLoop } from './loop.ts';
import type { OpenSearchRunner, SearchListener } from './runner.ts';

/** Searches in slices of the engine's own thread, without an index: for histories in memory, and where no thread was built. */
export function searchSlices(clock: Clock): OpenSearchRunner {
  return ({ database, history }) => {
    const listeners = new Map<number, SearchListener>();
    const columns = createOutcomeColumns(database);
    let lastId = 0;
    const loop = createSearchLoop({
      sources: { database, history, columns, index: null },
      clock,
      tell: {
        found(id, seqs, downTo) {
          listeners.get(id)?.found(seqs, downTo);
          if (downTo === 1) listeners.delete(id);
        },
        failed(id, error) {
          listeners.get(id)?.failed(error);
          listeners.delete(id);
        },
      },
      onIdle: () => undefined,
    });
    return {
      run(query, last, listener) {
        const id = ++lastId;
        listeners.set(id, listener);
        loop.start(id, query, last);
        return () => {
          loop.stop(id);
          listeners.delete(id);
        };
      },
      arrived: () => undefined,
      reinspected: columns.forget,
      removed: columns.forget,
      async close() {
        loop.close();
      },
    };
  };
}
