import type { Push } from '../../../../core/contract/calls.ts';
import type { SearchFound } from '../../../../core/contract/search-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { applyAnswer, noPages, PAGE, type Pages } from './pages.ts';

/** How far a search is. */
export type SearchProgress = Omit<SearchFound, 'search' | 'first'>;

/** The arrivals that a list is told of, and pushes of which it takes them. */
export type Added = Extract<Push, { name: 'events.added' | 'search.added' }>;

interface ListSourceOptions {
  readonly connection: Connection;
  readonly newId: () => string;
  readonly onProgress: (progress: SearchProgress) => void;
  /** The lowest position fell: older events were found. */
  readonly onFirst: (first: number) => void;
}

/** What the list is of: the whole history, or a search that is open. */
export interface ListSource {
  /** The search; undefined is the whole history. */
  readonly search: string | undefined;
  /** Begins the list of a query, '' is everything, and gives its newest page, or of a search an empty one. */
  begin(query: string): Promise<Pages>;
  /** Whether a push adds to this list. */
  adds(push: Push): push is Added;
  hear(found: SearchFound): void;
  /** Nothing more is looked at. */
  stop(): void;
}

export function createListSource({ connection, newId, onProgress, onFirst }: ListSourceOptions): ListSource {
  let search: string | undefined;
  /** As it was told, also before the search's own call was answered; null until something was. */
  let first: number | null = null;

  const end = (): void => {
    const ended = search;
    search = undefined;
    first = null;
    // One that went with its engine is ended already.
    if (ended !== undefined) connection.call('search.end', { search: ended }).catch(() => undefined);
  };
  return {
    get search() {
      return search;
    },
    async begin(query) {
      end();
      if (query === '') {
        const hint = Math.max(0, (connection.store.getState().engine?.totalEvents ?? 0) - 1);
        const offset = Math.floor(hint / PAGE) * PAGE;
        return applyAnswer(noPages, offset, await connection.call('events.page', { offset, limit: PAGE }));
      }
      const id = newId();
      search = id;
      const answer = await connection.call('search.start', { search: id, query });
      const { total, pushSeq: seq } = answer;
      return { ...noPages, first: Math.min(first ?? total, answer.first), total, seq, filtered: true };
    },
    adds: (push): push is Added =>
      search === undefined
        ? push.name === 'events.added'
        : push.name === 'search.added' && push.data.search === search,
    hear({ search: id, first: found, ...progress }) {
      if (id !== search) return;
      first = found;
      onProgress(progress);
      onFirst(found);
    },
    stop() {
      if (search !== undefined) connection.call('search.stop', { search }).catch(() => undefined);
    },
  };
}
