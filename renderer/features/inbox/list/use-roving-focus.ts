import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

interface RovingFocus {
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
}

/**
 * Keeps the focus, once it is in the list, on the selected row, so that a screen reader speaks each row that is
 * moved to; on the list itself where that row is not drawn. Focus that is elsewhere stays there.
 */
export function useRovingFocus(list: RefObject<HTMLElement | null>): RovingFocus {
  // Not asked of the document: a focused row that was taken away has left the focus to the body already.
  const inside = useRef(false);

  // After every drawing: each may have taken the focused row away, or brought the selected one.
  useLayoutEffect(() => {
    if (inside.current && list.current) settle(list.current);
  });

  return {
    onFocus: ({ target, currentTarget }) => {
      inside.current = true;
      if (target === currentTarget) settle(currentTarget);
    },
    onBlur: () => {
      // A window that is left keeps its focused element, and the list keeps the focus for when it is back.
      inside.current = list.current?.contains(document.activeElement) ?? false;
    },
  };
}

function settle(list: HTMLElement): void {
  const focused = document.activeElement;
  const lost = focused === null || focused === document.body;
  if (!lost && !list.contains(focused)) return;
  const target = list.querySelector<HTMLElement>('[aria-current="true"]') ?? list;
  // The list scrolls by its own logic.
  if (target !== focused) target.focus({ preventScroll: true });
}
