import type { CallHandlers } from '../../contract/calls.ts';
import type { Hub } from '../hub.ts';
import type { Recorder } from '../recorder.ts';
import type { Searches } from './searches.ts';

type SearchCalls = 'search.start' | 'search.stop' | 'search.end';

export interface SearchHandlerParts {
  readonly searches: Searches;
  readonly recorder: Pick<Recorder, 'flush'>;
  readonly hub: Pick<Hub<unknown>, 'seq'>;
}

export function searchHandlers({
  searches,
  recorder,
  hub,
}: SearchHandlerParts): Pick<CallHandlers, SearchCalls> {
  return {
    'search.start'({ search, query }, caller) {
      recorder.flush();
      // What the last arrivals were found to be was made by that flush, and is looked for too.
      recorder.flush();
      return { ...searches.start(search, query, caller), pushSeq: hub.seq };
    },
    'search.stop'({ search }) {
      searches.stop(search);
      return {};
    },
    'search.end'({ search }) {
      searches.end(search);
      return {};
    },
  };
}
