import { Select, TextInput } from '@mantine/core';
import type { SigningOptions } from '../../../../core/contract/drafts.ts';
import type { SecretSource } from '../../../../core/contract/given-secret.ts';
import { useSlice } from '../../../services.ts';
import { RecipeBuilder } from '../../bench/inputs/RecipeBuilder.tsx';
import { SecretField } from '../../bench/inputs/SecretField.tsx';
import { useSchemes } from '../../bench/use-schemes.ts';
import { automaticSentence, schemeSentence } from '../../endpoints/words.ts';
import { wordsBelow } from '../compose/words-below.ts';
import styles from '../simulator.module.css';
import { SecretSelect } from './SecretSelect.tsx';

export interface SigningChoice {
  /** null takes the scheme that the provider documents. */
  readonly scheme: string | null;
  readonly options: Pick<SigningOptions, 'headerName' | 'recipe'>;
  readonly secret: SecretSource;
}

interface SigningProps {
  /** Id of the provider whose scheme is the documented one. */
  provider: string | null;
  choice: SigningChoice;
  /** The secret that stands in its field. */
  typed: string;
  mistakes: { readonly scheme: string | null; readonly secret: string | null };
  onChange: (patch: Partial<SigningChoice>) => void;
  onTyped: (secret: string) => void;
  onEnter: () => void;
}

const AUTOMATIC = '';

/** How something is signed, and with what. */
export function Signing({ typed, onTyped, onEnter, ...rest }: SigningProps) {
  const { choice, mistakes, onChange } = rest;
  return (
    <section className={styles.field} aria-label="Signing">
      <div className={styles.pair}>
        <SchemeField {...rest} />
        <SecretSelect
          secret={choice.secret}
          mistake={mistakes.secret}
          onChange={(secret) => onChange({ secret })}
        />
      </div>
      {choice.secret.kind === 'typed' ? (
        <>
          <SecretField label="Secret" value={typed} onChange={onTyped} onEnter={onEnter} />
          <p className={styles.note}>
            It is kept nowhere, and gone when this screen is left. Without it the message goes out unsigned.
          </p>
        </>
      ) : null}
    </section>
  );
}

type SchemeFieldProps = Pick<SigningProps, 'provider' | 'choice' | 'mistakes' | 'onChange'>;

function SchemeField({ provider: providerId, choice, mistakes, onChange }: SchemeFieldProps) {
  const schemes = useSchemes();
  const { scheme, options } = choice;
  const provider = useSlice(
    (services) => services.directory,
    (state) => (providerId === null ? undefined : state.providers.get(providerId)),
  );
  const chosen = schemes.find(({ id }) => id === scheme);
  const set = (patch: Partial<typeof options>): void => onChange({ options: { ...options, ...patch } });
  return (
    <div className={styles.field}>
      <Select
        label="Scheme"
        inputWrapperOrder={wordsBelow}
        description={chosen ? schemeSentence(chosen) : automaticWords(provider ?? null, schemes)}
        data={[
          { value: AUTOMATIC, label: 'As documented' },
          ...schemes.map(({ id, label }) => ({ value: id, label })),
        ]}
        value={scheme ?? AUTOMATIC}
        error={scheme === 'hmac' ? null : mistakes.scheme}
        searchable
        allowDeselect={false}
        onChange={(id) => onChange({ scheme: id === AUTOMATIC ? null : id })}
      />
      {scheme === 'header-token' || scheme === null ? (
        <TextInput
          label="Header name"
          description="Where the scheme leaves it to the user; else empty."
          value={options.headerName ?? ''}
          spellCheck={false}
          onChange={(event) => set({ headerName: event.currentTarget.value || null })}
        />
      ) : null}
      {scheme === 'hmac' ? (
        <RecipeBuilder
          text={options.recipe ?? ''}
          problem={mistakes.scheme}
          onChange={(recipe) => set({ recipe: recipe || null })}
        />
      ) : null}
    </div>
  );
}

function automaticWords(
  provider: Parameters<typeof automaticSentence>[0],
  schemes: Parameters<typeof automaticSentence>[1],
): string {
  if (provider === null) return 'No provider says how it signs: choose a scheme to sign it.';
  return automaticSentence(provider, schemes).replace('nothing is checked', 'it goes out unsigned');
}
