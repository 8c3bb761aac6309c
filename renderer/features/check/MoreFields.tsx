import { Select, Textarea, TextInput } from '@mantine/core';
import type { CheckForm } from '../../../core/contract/settings.ts';
import { useSlice } from '../../services.ts';
import { Fold } from '../../ui/Fold.tsx';
import { SecretField } from '../bench/inputs/SecretField.tsx';
import { VaultSelect } from '../secrets/VaultSelect.tsx';
import styles from './check.module.css';
import type { Check } from './use-check.ts';

/** Secret, scheme, state and limit: what a first check does without. */
export function MoreFields({ check }: { check: Check }) {
  const { form, problems, secret, lending } = check;
  const { stateUrl, limit, headers, secret: refused } = problems;
  const forced = lending.problem !== null || [stateUrl, limit, headers, refused].some(Boolean);
  return (
    <Fold summary={`More: ${summaryOf(form, secret !== '' || lending.lends !== null)}`} forced={forced}>
      <div className={styles.more}>
        <SecretFields check={check} />
        <SchemeFields check={check} />
        <Textarea
          label="Headers"
          description="“Name: value”, one a line, sent with every event. Values of those that carry secrets (Authorization, tokens, keys) are kept only while this screen is open, and masked in reports."
          classNames={{ input: 'mono' }}
          autosize
          minRows={1}
          maxRows={6}
          spellCheck={false}
          value={form.headers}
          error={problems.headers}
          onChange={(event) => check.change({ headers: event.currentTarget.value })}
        />
        <Text
          check={check}
          field="stateUrl"
          label="State URL"
          note="An address whose answer must be the same after an event came twice."
        />
        <Text
          check={check}
          field="limit"
          label="Limit"
          note="Seconds for an answer. Empty: the provider’s own."
        />
      </div>
    </Fold>
  );
}

/** Typed here for once, or one that the vault has. */
function SecretFields({ check }: { check: Check }) {
  const { form, problems, secret, lending } = check;
  const problem = problems.secret ?? null;
  return (
    <>
      <SecretField
        label="Secret"
        value={secret}
        placeholder={lending.lends === null ? '' : 'one of the vault, see below'}
        onChange={check.changeSecret}
        onEnter={() => {}}
        {...(problem === null || secret === '' ? {} : { error: problem })}
      />
      <p className={styles.note}>What is typed here is kept nowhere and stands in no report.</p>
      <VaultSelect
        choices={lending.choices}
        value={form.secretFrom}
        disabled={secret !== ''}
        problem={secret === '' ? (problem ?? lending.problem) : null}
        onChoose={(secretFrom) => check.change({ secretFrom })}
      />
    </>
  );
}

function summaryOf({ scheme, headers, stateUrl, limit }: CheckForm, hasSecret: boolean): string {
  return [
    hasSecret ? 'with a secret' : 'no secret',
    scheme === '' ? 'scheme as documented' : scheme,
    ...(headers.trim() === '' ? [] : ['headers']),
    ...(stateUrl === '' ? [] : ['state URL']),
    ...(limit === '' ? [] : [`limit ${limit} s`]),
  ].join(', ');
}

function SchemeFields({ check }: { check: Check }) {
  const { form, change } = check;
  const schemes = useSlice(
    (services) => services.endpoints,
    (state) => state.schemes,
  );
  const needsUrl = schemes.find(({ id }) => id === form.scheme)?.needsUrl === true;
  return (
    <>
      <Select
        label="Scheme"
        data={[
          { value: '', label: 'As the provider documents' },
          ...schemes.map(({ id, label }) => ({ value: id, label })),
        ]}
        value={form.scheme}
        allowDeselect={false}
        searchable
        checkIconPosition="right"
        onChange={(scheme) => change({ scheme: scheme ?? '' })}
      />
      {form.scheme === 'hmac' ? (
        <Textarea
          label="Recipe"
          autosize
          classNames={{ input: 'mono' }}
          placeholder="header=X-Sig;algorithm=sha256;encoding=hex;content={body}"
          spellCheck={false}
          value={form.recipe}
          onChange={(event) => change({ recipe: event.currentTarget.value })}
        />
      ) : (
        <Text check={check} field="headerName" label="Header name" note="Where it is not the scheme’s own." />
      )}
      {needsUrl ? (
        <Text
          check={check}
          field="signedUrl"
          label="Signed URL"
          note="The one that the handler knows, where it is another."
        />
      ) : null}
    </>
  );
}

interface TextProps {
  check: Check;
  field: 'stateUrl' | 'limit' | 'headerName' | 'signedUrl';
  label: string;
  note: string;
}

function Text({ check: { form, problems, change }, field, label, note }: TextProps) {
  return (
    <TextInput
      label={label}
      description={note}
      classNames={{ input: 'mono' }}
      spellCheck={false}
      value={form[field]}
      error={problems[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
}
