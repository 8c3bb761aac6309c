import { useServices } from '../../../services.ts';
import type { Action } from '../../commands/model/desk.ts';
import { useActions } from '../../commands/use-actions.ts';
import { movedRow } from './keys.ts';

interface Rows {
  /** The selected one, from the top; -1 where none is. */
  readonly row: number;
  readonly count: number;
  readonly onMove: (row: number, choice: 'only' | 'extend') => void;
}

/** A row on or back from anywhere in the Inbox; the arrow keys do it only in the list itself. */
export function useRowActions({ row, count, onMove }: Rows): void {
  const { inbox } = useServices();
  const moving = (key: 'ArrowDown' | 'ArrowUp', choice: 'only' | 'extend'): Action => ({
    applies: () => count > 0,
    run() {
      const to = movedRow(key, row, count, 1);
      if (to !== undefined) onMove(to, choice);
    },
  });
  useActions({
    'list.next': moving('ArrowDown', 'only'),
    'list.previous': moving('ArrowUp', 'only'),
    'list.extendNext': moving('ArrowDown', 'extend'),
    'list.extendPrevious': moving('ArrowUp', 'extend'),
    'list.all': { applies: () => count > 0, run: () => inbox.chooseAll() },
  });
}
