import { useEffect, useRef, useState } from 'react';
import { focusMain } from './focus-main.ts';

/**
 * Where the focus was when a dialog came, and the way back there. A dialog that is taken away without it gives the focus
 * back as well, where it would be lost else.
 */
export function useGivingBack(): () => void {
  const [before] = useState(() => document.activeElement);
  const done = useRef(false);
  const giveBack = (): void => {
    done.current = true;
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    else focusMain();
  };
  const latest = useRef(giveBack);
  useEffect(
    () => () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (!done.current && lost) latest.current();
    },
    [],
  );
  return giveBack;
}
