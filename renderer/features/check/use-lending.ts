import { useState } from 'react';
import { useSlice } from '../../services.ts';
import { endpointName } from '../endpoints/words.ts';

/** The secret of an endpoint of the same provider, which this page never sees. */
export interface Lending {
  /** null where no endpoint of the provider has a secret. */
  readonly endpoint: string | null;
  /** Slug of the endpoint whose secret is used; null where none is. */
  readonly lends: string | null;
  lend(on: boolean): void;
}

/** It is lent unless another one is typed, or the user does not want it. */
export function useLending(provider: string, typed: string): Lending {
  const [wanted, lend] = useState(true);
  const slug = useSlice(
    (services) => services.endpoints,
    ({ list }) =>
      list?.find((one) => one.provider === provider && one.secrets.current === 'set')?.slug ?? null,
  );
  return {
    endpoint: slug === null ? null : endpointName(slug),
    lends: wanted && typed === '' ? slug : null,
    lend,
  };
}
