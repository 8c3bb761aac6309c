import { useMemo } from 'react';
import { useSlice } from '../../services.ts';
import { markedTexts, markPattern } from './model/search-text.ts';

/** Finds what the list was searched for in the text of an event; null where nothing is to be marked. */
export function useMarkPattern(): RegExp | null {
  const query = useSlice(
    (services) => services.inbox,
    (state) => state.query,
  );
  return useMemo(() => markPattern(markedTexts(query)), [query]);
}
