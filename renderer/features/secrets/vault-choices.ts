import type { SecretSource } from '../../../core/contract/given-secret.ts';
import { useSlice } from '../../services.ts';
import { endpointName } from '../endpoints/words.ts';
import { secretRefOf, sourceOfRef } from './secret-ref.ts';

/** A secret of the vault as an item of a list; `value` is its reference. */
export interface VaultChoice {
  readonly value: string;
  readonly label: string;
}

/** The secrets that the vault has to sign with, by name; null until they are known. */
export function useVaultChoices(): readonly VaultChoice[] | null {
  const list = useSlice(
    (services) => services.secrets,
    (state) => state.list,
  );
  return (
    list
      ?.filter(({ status }) => status === 'set')
      .flatMap(({ ref }) => choiceOf(sourceOfRef(ref)) ?? [])
      .sort((one, other) => one.label.localeCompare(other.label)) ?? null
  );
}

/** How a choice is called; null for one that is none of the vault's. */
export function choiceOf(source: SecretSource | null): VaultChoice | null {
  const value = source && secretRefOf(source);
  if (source?.kind === 'endpoint' && value) return { value, label: `Endpoint ${endpointName(source.slug)}` };
  return source?.kind === 'vault' && value ? { value, label: source.name } : null;
}

/** The choices, with one that was taken and is gone from the vault, so that it is seen what is missing. */
export function choicesWith(
  choices: readonly VaultChoice[] | null,
  taken: SecretSource | null,
): { readonly data: readonly VaultChoice[]; readonly gone: boolean } {
  const choice = choiceOf(taken);
  if (choice === null || choices?.some(({ value }) => value === choice.value))
    return { data: choices ?? [], gone: false };
  return { data: [...(choices ?? []), choice], gone: choices !== null };
}

export const GONE = 'This secret is gone from the vault. Choose another one, or set it anew.';
