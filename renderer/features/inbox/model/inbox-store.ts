import type { StoreApi } from 'zustand/vanilla';
import type { EventSummary } from '../../../../core/contract/models.ts';
import type { ArrivalListener } from './arrivals.ts';
import { chosenPositions } from './chosen.ts';
import { rowsAt } from './chosen-rows.ts';
import { createLiveList, type InboxState, type LiveListOptions } from './live-list.ts';
import { positionOf } from './pages.ts';
import { createSelecting, type Selecting } from './selecting.ts';
import { lookedAt, placeOfSeq } from './standing.ts';

export type { InboxState } from './live-list.ts';

export interface Inbox extends Selecting {
  readonly store: StoreApi<InboxState>;
  /** The positions that are on the screen: what is missing of them is fetched. */
  show(from: number, to: number): void;
  /** What an action is about: the chosen events or else the selected one, the oldest first. */
  chosenRows(): Promise<EventSummary[]>;
  /** Selects the event with a running number, where it is listed; a search that does not show it is left. */
  selectSeq(seq: number): Promise<void>;
  /** The list of what a query finds, which has to be one that can be read; '' is the whole history again. */
  filter(query: string): void;
  /** The search that the list is of; undefined where it is the whole history. */
  openSearch(): string | undefined;
  /** Nothing more is looked at; what was found stays. */
  stopSearch(): void;
  reload(): void;
  onArrivals(listener: ArrivalListener): () => void;
}

interface InboxOptions extends LiveListOptions {
  /** The search is left for an event that it does not show. */
  readonly onLeave: () => void;
}

export function createInbox({ onLeave, ...options }: InboxOptions): Inbox {
  const { connection } = options;
  const { store, source, arrivals, sought, show, snapshot } = createLiveList(options);
  const setQuery = (query: string, wanted: number | null): Promise<void> => {
    sought.set(null);
    store.setState({ query, search: null });
    return snapshot({ wanted });
  };
  const selecting = createSelecting(store, () => sought.set(null));
  return {
    ...selecting,
    store,
    show,
    chosenRows() {
      const { pages, chosen, follow } = store.getState();
      return rowsAt(connection, source.search, pages, chosenPositions(chosen, follow.selected));
    },
    async selectSeq(seq) {
      const { query, pages } = store.getState();
      const here = query === '' ? await placeOfSeq(connection, seq) : positionOf(pages, seq);
      if (here !== null) selecting.select(here);
      if (here !== null || query === '') return;
      onLeave();
      await setQuery('', seq);
    },
    // In the whole history the event that was looked at has its place; a search begins at its newest.
    filter: (query) => void (query !== store.getState().query && setQuery(query, lookedAt(store.getState()))),
    openSearch: () => source.search,
    stopSearch: source.stop,
    reload: () => void snapshot(),
    onArrivals: arrivals.on,
  };
}
