import { useMemo, useSyncExternalStore } from 'react';
import { type Route, routeOf } from './sections.ts';

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** What is on the screen: the address's fragment, so that links are links and Back works. */
export function useRoute(): Route {
  const fragment = useSyncExternalStore(listen, () => window.location.hash);
  return useMemo(() => routeOf(fragment), [fragment]);
}
