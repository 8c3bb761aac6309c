import { useMemo } from 'react';
import type { Known } from '../../../core/contract/query/complete.ts';
import { useSlice } from '../../services.ts';

/** What there is to complete with: the providers, their documented types, the endpoints. */
export function useKnown(): Known {
  const providers = useSlice(
    (services) => services.directory,
    (state) => state.providers,
  );
  const templates = useSlice(
    (services) => services.directory,
    (state) => state.templates,
  );
  const endpoints = useSlice(
    (services) => services.endpoints,
    (state) => state.list,
  );
  return useMemo(
    () => ({
      providers: [...providers.values()],
      types: [...new Set(templates.map(({ eventType }) => eventType))].sort(),
      endpoints: (endpoints ?? []).map(({ slug }) => slug),
    }),
    [providers, templates, endpoints],
  );
}
