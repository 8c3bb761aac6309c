import { useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import type { EventToSave } from '../exchange/SaveDialog.tsx';
import { useCopyEvents } from '../exchange/use-copy-events.ts';
import { rowAt } from '../inbox/model/pages.ts';
import { canClearFound, useRemove } from '../keeping/use-remove.ts';
import { hrefOf } from '../shell/sections.ts';
import type { Action } from './model/desk.ts';
import { openPlace } from './open-place.ts';
import { useActions } from './use-actions.ts';

/** What is done with the events that are selected in the Inbox, from wherever the user is. */
export function useEventActions(onSave: (events: readonly EventToSave[]) => void): void {
  const { inbox, keeping, replays, simulator, commands } = useServices();
  const copy = useCopyEvents();
  const { removeChosen, clear, clearFound, undo } = useRemove();
  const selected = () => {
    const { pages, follow } = inbox.store.getState();
    return follow.selected === null ? undefined : rowAt(pages, follow.selected);
  };
  const tell = (thrown: unknown): void => commands.tell(messageOf(thrown));
  const doing = (work: () => Promise<unknown>): Action => ({
    applies: () => selected() !== undefined,
    run: () => void work().catch(tell),
  });
  const chosen = (): Promise<EventToSave[]> => inbox.chosenRows();
  useActions({
    'event.replay': doing(async () => replays.open(await chosen())),
    'event.copyCurl': doing(async () => {
      const ids = (await chosen()).map(({ id }) => id);
      await copy(ids, 'curl', true);
      commands.tell('Copied as cURL, secrets masked');
    }),
    'event.save': doing(async () => onSave(await chosen())),
    'event.bench': doing(async () => openPlace(hrefOf('signature-bench', selected()?.id ?? ''))),
    'event.simulator': doing(async () => {
      await simulator.take({ kind: 'event', id: selected()?.id ?? '' });
      openPlace(hrefOf('simulator'));
    }),
    'event.pin': doing(async () => {
      const row = selected();
      if (row) await keeping.pin(row.id, !row.pinned);
    }),
    'event.remove': doing(removeChosen),
    'list.clear': {
      applies: () => inbox.store.getState().pages.total > 0,
      run: () => void clear().catch(tell),
    },
    'list.clearFound': {
      applies: () => canClearFound(inbox.store.getState()),
      run: () => void clearFound().catch(tell),
    },
    'list.undo': {
      applies: () => keeping.store.getState().removed !== null,
      run: () => void undo().catch(tell),
    },
  });
}
