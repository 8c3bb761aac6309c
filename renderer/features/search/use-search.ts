import { useEffect, useMemo } from 'react';
import { useServices, useSlice } from '../../services.ts';
import { readSearchText, type SearchText } from './model/search-text.ts';

export interface Search extends SearchText {
  readonly text: string;
  readonly setText: (text: string) => void;
}

/** So long after a key the list is searched, in milliseconds: nobody wants what is half typed. */
const REST_MS = 150;

/** The text of the search box, kept over restarts. The list follows it as long as it can be read. */
export function useSearch(): Search {
  const { inbox, settings } = useServices();
  const text = useSlice(
    (services) => services.settings,
    (state) => state.search,
  );
  const query = useSlice(
    (services) => services.inbox,
    (state) => state.query,
  );
  const read = useMemo(() => readSearchText(text), [text]);
  const readable = read.query !== null;
  const wanted = text.trim();
  useEffect(() => {
    if (!readable || wanted === query) return undefined;
    // What was there at the start, and an emptied box, are not waited for.
    const timer = setTimeout(() => inbox.filter(wanted), wanted === '' || query === '' ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [inbox, readable, wanted, query]);
  return { ...read, text, setText: (search) => settings.set({ search }) };
}
