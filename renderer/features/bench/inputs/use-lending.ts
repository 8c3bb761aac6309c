import { useState } from 'react';
import type { BenchSecret } from '../../../../core/contract/bench-calls.ts';
import { CATCH_ALL } from '../../../../core/contract/endpoints.ts';
import { useSlice } from '../../../services.ts';
import { endpointName } from '../../endpoints/words.ts';
import { noSecrets } from '../model/start-input.ts';
import type { Bench } from '../use-bench.ts';
import type { EventSource } from './use-event-source.ts';

/** The secret of the event's endpoint, which this page never sees. */
export interface Lending {
  /** null where no event is looked at, or its endpoint is gone. */
  readonly endpoint: { readonly name: string; readonly hasSecret: boolean } | null;
  readonly lends: boolean;
  /** What to diagnose with instead of what was typed; null where nothing is lent. */
  readonly secret: BenchSecret | null;
  lend(on: boolean): void;
}

/** An endpoint that has a secret lends it unless another one is typed. */
export function useLending(bench: Bench, event: EventSource): Lending {
  const [wanted, setWanted] = useState(true);
  const slug = event.status === 'ready' ? event.event.endpoint : undefined;
  const info = useSlice(
    (services) => services.endpoints,
    ({ list }) => (slug === undefined ? undefined : list?.find((one) => one.slug === (slug ?? CATCH_ALL))),
  );
  const hasSecret = info?.secrets.current === 'set';
  const { current, previous } = bench.secrets;
  const lends = hasSecret && wanted && current === '' && previous === '';
  return {
    endpoint: info ? { name: endpointName(info.slug), hasSecret } : null,
    lends,
    secret: lends && slug !== undefined ? { kind: 'endpoint', slug } : null,
    lend(on) {
      setWanted(on);
      // The one or the other: a typed secret would win.
      bench.changeSecrets(on ? noSecrets : {});
    },
  };
}
