import { useState } from 'react';
import type { BenchSecret } from '../../../../core/contract/bench-calls.ts';
import { CATCH_ALL } from '../../../../core/contract/endpoints.ts';
import { useSlice } from '../../../services.ts';
import { secretRefOf, sourceOfRef } from '../../secrets/secret-ref.ts';
import { choicesWith, GONE, useVaultChoices, type VaultChoice } from '../../secrets/vault-choices.ts';
import { noSecrets } from '../model/start-input.ts';
import type { Bench } from '../use-bench.ts';
import type { EventSource } from './use-event-source.ts';

/** A secret of the vault, which this page never sees. */
export interface Lending {
  readonly choices: readonly VaultChoice[];
  /** What is chosen of them: a reference, or '' for none. */
  readonly chosen: string;
  /** Why the chosen one cannot be had. */
  readonly problem: string | null;
  /** What to diagnose with instead of what was typed; null where nothing is lent. */
  readonly secret: BenchSecret | null;
  choose(ref: string): void;
}

/** An event's endpoint that has a secret lends it unless another one is typed or chosen. */
export function useLending(bench: Bench, event: EventSource): Lending {
  /** null leaves it to the event. */
  const [wanted, setWanted] = useState<string | null>(null);
  const slug = event.status === 'ready' ? event.event.endpoint : undefined;
  const info = useSlice(
    (services) => services.endpoints,
    ({ list }) => (slug === undefined ? undefined : list?.find((one) => one.slug === (slug ?? CATCH_ALL))),
  );
  const own =
    info?.secrets.current === 'set' ? (secretRefOf({ kind: 'endpoint', slug: info.slug }) ?? '') : '';
  const { current, previous } = bench.secrets;
  const chosen = current === '' && previous === '' ? (wanted ?? own) : '';
  const source = sourceOfRef(chosen);
  const { data, gone } = choicesWith(useVaultChoices(), source);
  return {
    choices: data,
    chosen,
    problem: gone ? GONE : null,
    secret: source,
    choose(ref) {
      setWanted(ref);
      // The one or the other: a typed secret would win.
      bench.changeSecrets(ref === '' ? {} : noSecrets);
    },
  };
}
