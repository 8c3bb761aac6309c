import type { Clock } from '../../clock.ts';
import type { Hub } from '../hub.ts';
import type { Storage } from '../storage.ts';
import type { OpenSearchRunner, SearchRunner } from './runner.ts';
import { createSearches, type Searches } from './searches.ts';
import { searchSlices } from './slices.ts';

export interface SearchParts extends Pick<Storage, 'database' | 'name' | 'writer' | 'removals'> {
  readonly dataDir: string | null;
  /** The history is in memory, whatever `dataDir` says. */
  readonly incognito?: boolean;
  readonly clock: Clock;
  readonly searchRunner?: OpenSearchRunner;
  readonly hub: Pick<Hub<unknown>, 'searchTold'>;
}

/** What searches the history, and the searches of the pages. */
export function createSearchWork(parts: SearchParts): { runner: SearchRunner; searches: Searches } {
  const { dataDir, clock, database, name: history, writer, removals, hub } = parts;
  const lastSeq = (): number => writer.lastSeq;
  const open = parts.searchRunner ?? searchSlices(clock);
  const runner = open({ dataDir: parts.incognito ? null : dataDir, database, history, lastSeq });
  const searches = createSearches({
    ...{ runner, clock, history, lastSeq, tell: hub.searchTold },
    total: () => writer.lastSeq - removals.gaps.size,
    isListed: (seq) => !removals.gaps.has(seq),
  });
  return { runner, searches };
}
