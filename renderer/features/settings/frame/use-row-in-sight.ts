import { type RefObject, useEffect } from 'react';

const FOCUSABLE = 'input, button, select, textarea, a[href], [tabindex]';

/** Brings a row into sight, marks it and gives it the focus. False where the page does not show it, or not yet. */
export function bringInSight(inside: HTMLElement | null, row: string): boolean {
  const element = inside?.querySelector<HTMLElement>(`[data-setting="${CSS.escape(row)}"]`);
  if (!inside || !element) return false;
  unmark(inside);
  element.dataset.found = 'true';
  element.scrollIntoView({ block: 'center' });
  const control =
    element.querySelector<HTMLElement>('input:checked') ?? element.querySelector<HTMLElement>(FOCUSABLE);
  control?.focus({ preventScroll: true });
  return true;
}

function unmark(inside: HTMLElement): void {
  for (const element of inside.querySelectorAll<HTMLElement>('[data-found]')) delete element.dataset.found;
}

/**
 * Brings the row that the address names into sight as soon as its page shows it: pages that ask the engine first show theirs later.
 * `place`: the page's id and the row's, as `page/~row`; null where the address names none.
 */
export function useRowInSight(section: RefObject<HTMLElement | null>, place: string | null): void {
  useEffect(() => {
    const inside = section.current;
    if (place === null || !inside) return;
    const row = place.slice(place.indexOf('~') + 1);
    const stop = (): void => {
      watch.disconnect();
      unmark(inside);
    };
    const watch = new MutationObserver(() => {
      if (bringInSight(inside, row)) watch.disconnect();
    });
    if (!bringInSight(inside, row)) watch.observe(inside, { childList: true, subtree: true });
    return stop;
  }, [section, place]);
}
