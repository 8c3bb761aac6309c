import type { Registry } from '../providers/registry.ts';

/** Headers that carry a secret as it is, by the providers' documents. */
export function tokenHeaders({ providers }: Registry): string[] {
  return providers.flatMap((provider) =>
    [null, ...provider.eventTypes.map(({ id }) => id)].flatMap((eventType) => {
      const scheme = provider.signing(eventType);
      return typeof scheme === 'object' && scheme?.method.kind === 'token' ? [...scheme.header.names] : [];
    }),
  );
}
