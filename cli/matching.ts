import type { Archive } from '../core/archive.ts';
import { PAGE_LIMIT } from '../core/contract/calls.ts';
import type { EventSummary } from '../core/contract/models.ts';

/** The events of a history that a query finds, the newest first; all of them without one. Throws `query-malformed`. */
export function matching(archive: Archive, query: string | undefined): Generator<EventSummary> {
  return query === undefined ? newestFirst(archive) : archive.find(query);
}

function* newestFirst(archive: Archive): Generator<EventSummary> {
  for (let end = archive.total(); end > 0; ) {
    const size = Math.min(PAGE_LIMIT, end);
    yield* archive.page({ offset: end - size, limit: size }).reverse();
    end -= size;
  }
}
