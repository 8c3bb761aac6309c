import type { EventSummary } from '../core/contract/models.ts';
import type { Engine } from '../core/engine/engine.ts';
import { createPacer, systemPacerClock } from './desktop/pacer.ts';

/** The main process hears of arrivals at most so often, however many there are. */
const EVERY_MS = 1_000;
const SEARCH = 'desktop-notifications';

export interface EventWatch {
  /** Tells what arrives and fits; null tells nothing. */
  set(query: string | null): Promise<void>;
}

/** An open search whose past does not matter: what arrives and fits is told on. */
export function watchEvents(engine: Engine, tell: (newest: EventSummary, count: number) => void): EventWatch {
  const pacer = createPacer<EventSummary>(EVERY_MS, systemPacerClock, tell);
  engine.onPush((push) => {
    if (push.name !== 'search.added' || push.data.search !== SEARCH) return;
    const newest = push.data.events.at(-1);
    if (newest) pacer.add(newest, push.data.events.length);
  });
  return {
    async set(query) {
      await engine.call('search.end', { search: SEARCH });
      pacer.clear();
      if (query === null) return;
      // A query that cannot be read tells nothing; its field says why.
      const open = await engine.call('search.start', { search: SEARCH, query }).catch(() => null);
      if (open) await engine.call('search.stop', { search: SEARCH });
    },
  };
}
