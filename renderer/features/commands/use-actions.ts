import { useEffect, useLayoutEffect, useRef } from 'react';
import { useServices } from '../../services.ts';
import type { Actions } from './model/desk.ts';

/** What the screen can do while it is shown. Which commands these are does not change as long as it is. */
export function useActions(actions: Actions): void {
  const { commands } = useServices();
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => commands.bind(() => latest.current), [commands]);
}
