import { useEffect, useMemo, useState } from 'react';
import { useServices, useSlice } from '../../../services.ts';
import type { PayloadKnowledge } from '../editor/PayloadEditor.tsx';
import { useDesk } from '../use-simulator.ts';

/** What the documents say of the draft's event, and which variables there are. */
export function useKnowledge(): PayloadKnowledge {
  const { catalogue } = useServices();
  const { draft, environment } = useDesk();
  useEffect(() => catalogue.open(), [catalogue]);
  const provider = useSlice(
    (services) => services.catalogue,
    ({ providers }) => providers.find(({ id }) => id === draft.provider),
  );
  const type = provider?.types.find(({ id }) => id === draft.eventType);
  const variables = useVariables(environment);
  return useMemo(() => {
    if (!provider || !type) return { explained: null, variables };
    const { id: eventType, summary, source, fields } = type;
    return {
      variables,
      explained: { provider: provider.label, eventType, summary, source, fields, undocumented: '' },
    };
  }, [provider, type, variables]);
}

function useVariables(environment: string | null): readonly string[] {
  const { connection } = useServices();
  const environments = useSlice(
    (services) => services.kept,
    (state) => state.environments,
  );
  const [names, setNames] = useState<readonly string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed environment has other names
  useEffect(() => {
    let current = true;
    connection.call('simulator.variables', { environment }).then(
      (found) => current && setNames(found.names),
      () => current && setNames([]),
    );
    return () => {
      current = false;
    };
  }, [connection, environment, environments]);
  return names;
}
