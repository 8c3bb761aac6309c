import { Select, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { SchemeInfo } from '../../../../core/contract/bench-calls.ts';
import { schemeSentence } from '../../endpoints/words.ts';
import type { Source } from '../model/source.ts';
import type { Bench } from '../use-bench.ts';
import { useSchemes } from '../use-schemes.ts';
import styles from './inputs.module.css';
import { RecipeBuilder } from './RecipeBuilder.tsx';

const AUTOMATIC = '';

export function SchemeField({ bench }: { bench: Bench }) {
  const id = useId();
  const schemes = useSchemes();
  const { inputs, change, problems } = bench;
  const chosen = schemes.find((scheme) => scheme.id === inputs.scheme);
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={id}>Scheme</label>
        <Select
          id={id}
          data={[
            { value: AUTOMATIC, label: 'Automatic' },
            ...schemes.map((scheme) => ({ value: scheme.id, label: scheme.label })),
          ]}
          value={inputs.scheme ?? AUTOMATIC}
          error={problems.scheme}
          allowDeselect={false}
          searchable
          selectFirstOptionOnChange
          nothingFoundMessage="No scheme of that name"
          checkIconPosition="right"
          comboboxProps={{ shadow: 'md' }}
          onChange={(value) => change({ scheme: value === AUTOMATIC ? null : value })}
        />
        <p className={styles.note}>{chosen ? sentence(chosen) : automatic(inputs.source)}</p>
        {chosen?.docs.map(({ title, url }) =>
          url === null ? null : (
            <a key={url} className={styles.doc} href={url} target="_blank" rel="noreferrer">
              {title}
            </a>
          ),
        )}
      </div>
      {inputs.scheme === 'header-token' ? (
        <TextInput
          label="Header name"
          size="xs"
          placeholder={chosen?.headers[0]}
          value={inputs.headerName}
          error={problems.headerName}
          onChange={(event) => change({ headerName: event.currentTarget.value })}
        />
      ) : null}
      {inputs.scheme === 'hmac' ? (
        <RecipeBuilder
          text={inputs.recipe}
          problem={problems.recipe ?? null}
          onChange={(recipe) => change({ recipe })}
        />
      ) : null}
    </>
  );
}

function sentence(scheme: SchemeInfo): string {
  const said = schemeSentence(scheme);
  return scheme.encoding === null ? said : `${said} The key is ${scheme.keyForm}.`;
}

function automatic({ kind }: Source): string {
  return kind === 'event'
    ? "That of the event's endpoint or provider, else the one that its headers fit."
    : 'The one that the headers of the request fit.';
}
