import type { GivenSecret } from '../../../core/contract/given-secret.ts';
import type { CheckForm } from '../../../core/contract/settings.ts';
import { useSlice } from '../../services.ts';
import { endpointName } from '../endpoints/words.ts';
import { sourceOfRef } from '../secrets/secret-ref.ts';
import { choicesWith, GONE, useVaultChoices, type VaultChoice } from '../secrets/vault-choices.ts';

/** A secret of the vault, which this page never sees. */
export interface Lending {
  /** What can be chosen for `secretFrom`. */
  readonly choices: readonly VaultChoice[];
  /** What is used where nothing is typed; null is none. */
  readonly lends: GivenSecret | null;
  /** Why the chosen one cannot be had. */
  readonly problem: string | null;
}

/** By itself it is that of an endpoint of the same provider, so that what verifies also signs. */
export function useLending({ provider, secretFrom }: CheckForm): Lending {
  const slug = useSlice(
    (services) => services.endpoints,
    ({ list }) =>
      list?.find((one) => one.provider === provider && one.secrets.current === 'set')?.slug ?? null,
  );
  const chosen = sourceOfRef(secretFrom);
  const { data, gone } = choicesWith(useVaultChoices(), chosen);
  const own: GivenSecret | null = slug === null ? null : { kind: 'endpoint', slug };
  return {
    choices: [
      {
        value: '',
        label: slug === null ? 'That of an endpoint: none has one' : `That of ${endpointName(slug)}`,
      },
      { value: 'none', label: 'None: send them unsigned' },
      ...data,
    ],
    lends: secretFrom === '' ? own : chosen,
    problem: gone ? GONE : null,
  };
}
