import { REMOVE_LIMIT } from '../../../core/contract/keeping-calls.ts';
import { useServices } from '../../services.ts';
import { plural } from '../../ui/format.ts';
import type { InboxState } from '../inbox/model/inbox-store.ts';

/** A search filters the list, it has ended, and it found something. */
export const canClearFound = ({ query, search, pages }: InboxState): boolean =>
  query !== '' && search !== null && search.state !== 'running' && pages.total > pages.first;

interface Removing {
  /** The chosen events, or else the selected one. */
  removeChosen: () => Promise<void>;
  clear: () => Promise<void>;
  /** What the search found that is open. */
  clearFound: () => Promise<void>;
  /** Brings back what was removed last. */
  undo: () => Promise<void>;
}

export function useRemove(): Removing {
  const { inbox, keeping, speaker } = useServices();
  const tell = (events: number): void =>
    speaker.say(
      events > 0 ? `Removed ${plural(events, 'event')}. Undo brings them back.` : 'Nothing was removed',
    );
  return {
    async removeChosen() {
      const ids = (await inbox.chosenRows()).map(({ id }) => id);
      if (ids.length > 0) tell(await keeping.remove(ids.slice(0, REMOVE_LIMIT)));
    },
    clear: async () => tell(await keeping.clear()),
    async clearFound() {
      const search = inbox.openSearch();
      if (search !== undefined) tell(await keeping.clearFound(search));
    },
    async undo() {
      const events = await keeping.undo();
      if (events > 0) speaker.say(`${plural(events, 'event')} back in the list`);
    },
  };
}
