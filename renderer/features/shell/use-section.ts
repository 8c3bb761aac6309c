import { useEffect, useSyncExternalStore } from 'react';
import { deeperOf, insideOf, type SectionId, sectionOf, sectionOfDigit } from './sections.ts';

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The section on the screen: the address's fragment, so that links are links and Back works. */
export function useSection(): SectionId {
  return sectionOf(useSyncExternalStore(listen, () => window.location.hash));
}

/** What the address names inside the section. */
export function useInside(): string | null {
  return insideOf(useSyncExternalStore(listen, () => window.location.hash));
}

/** And inside of that. */
export function useDeeper(): string | null {
  return deeperOf(useSyncExternalStore(listen, () => window.location.hash));
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
