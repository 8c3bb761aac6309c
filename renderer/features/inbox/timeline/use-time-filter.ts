import { useServices } from '../../../services.ts';
import type { Span } from './scale.ts';
import { withTimes } from './time-terms.ts';

/** Writes a span of time into the search of the list; null takes it out. */
export function useTimeFilter(): (span: Span | null) => void {
  const { settings } = useServices();
  return (span) => {
    const { search } = settings.store.getState();
    settings.set({ search: withTimes(search, span) });
  };
}
