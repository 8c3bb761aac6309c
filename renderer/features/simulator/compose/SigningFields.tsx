import { Select, TextInput } from '@mantine/core';
import type { Desk } from '../../../../core/contract/simulator-calls.ts';
import { useSlice } from '../../../services.ts';
import { RecipeBuilder } from '../../bench/inputs/RecipeBuilder.tsx';
import { SecretField } from '../../bench/inputs/SecretField.tsx';
import { useSchemes } from '../../bench/use-schemes.ts';
import { automaticSentence, endpointName, schemeSentence } from '../../endpoints/words.ts';
import { secretRefOf } from '../model/secret-ref.ts';
import styles from '../simulator.module.css';
import { useDesk, useMistake, useSimulatorActions } from '../use-simulator.ts';
import { wordsBelow } from './words-below.ts';

interface SigningFieldsProps {
  typed: string;
  onTyped: (secret: string) => void;
  onEnter: () => void;
}

const AUTOMATIC = '';

/** How it is signed, and with what. */
export function SigningFields({ typed, onTyped, onEnter }: SigningFieldsProps) {
  const { secret } = useDesk();
  return (
    <section className={styles.field} aria-label="Signing">
      <div className={styles.pair}>
        <SchemeField />
        <SecretSource />
      </div>
      {secret.kind === 'typed' ? (
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

function SchemeField() {
  const simulator = useSimulatorActions();
  const schemes = useSchemes();
  const { draft } = useDesk();
  const { scheme, schemeOptions } = draft;
  const provider = useSlice(
    (services) => services.directory,
    (state) => (draft.provider === null ? undefined : state.providers.get(draft.provider)),
  );
  const chosen = schemes.find(({ id }) => id === scheme);
  const mistake = useMistake('scheme');
  const set = (patch: Partial<typeof schemeOptions>): void =>
    simulator.edit({ schemeOptions: { ...schemeOptions, ...patch } });
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
        error={scheme === 'hmac' ? null : mistake}
        searchable
        allowDeselect={false}
        onChange={(id) => simulator.edit({ scheme: id === AUTOMATIC ? null : id })}
      />
      {scheme === 'header-token' || scheme === null ? (
        <TextInput
          label="Header name"
          description="Where the scheme leaves it to the user; else empty."
          value={schemeOptions.headerName ?? ''}
          spellCheck={false}
          onChange={(event) => set({ headerName: event.currentTarget.value || null })}
        />
      ) : null}
      {scheme === 'hmac' ? (
        <RecipeBuilder
          text={schemeOptions.recipe ?? ''}
          problem={mistake}
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

const endpointValue = (slug: string): string => `endpoint/${slug}`;

/** None, one that is typed here, or one that the vault has for an endpoint. */
function SecretSource() {
  const simulator = useSimulatorActions();
  const { secret } = useDesk();
  const endpoints = useSlice(
    (services) => services.endpoints,
    ({ list }) => list ?? [],
  );
  const set = endpoints.filter(({ secrets }) => secrets.current === 'set');
  const known = secret.kind === 'endpoint' && !set.some(({ slug }) => slug === secret.slug);
  const slugs = [...set.map(({ slug }) => slug), ...(known ? [secret.slug] : [])];
  const choose = (value: string | null): void => {
    if (value === null) return;
    const slug = value.startsWith('endpoint/') ? value.slice('endpoint/'.length) : null;
    const next: Desk['secret'] =
      slug !== null ? { kind: 'endpoint', slug } : { kind: value === 'typed' ? 'typed' : 'none' };
    simulator.change({ secret: next });
    simulator.edit({ secretRef: slug === null ? null : secretRefOf(slug) });
  };
  return (
    <Select
      label="Secret from"
      inputWrapperOrder={wordsBelow}
      description="An endpoint's own stays in the vault."
      data={[
        { value: 'none', label: 'None: send it unsigned' },
        { value: 'typed', label: 'Typed here' },
        ...slugs.map((slug) => ({ value: endpointValue(slug), label: `Endpoint ${endpointName(slug)}` })),
      ]}
      value={secret.kind === 'endpoint' ? endpointValue(secret.slug) : secret.kind}
      error={useMistake('secret')}
      allowDeselect={false}
      onChange={choose}
    />
  );
}
