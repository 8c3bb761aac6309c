import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type Route, routeOf, sectionOfDigit } from './sections.ts';

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** What is on the screen: the address's fragment, so that links are links and Back works. */
export function useRoute(): Route {
  const fragment = useSyncExternalStore(listen, () => window.location.hash);
  return useMemo(() => routeOf(fragment), [fragment]);
}

/** Ctrl or Cmd and 1 to 8 go to the sections. */
export function useSectionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const section = sectionOfDigit(event.key);
      if (!section) return;
      event.preventDefault();
      window.location.hash = `/${section}`;
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
