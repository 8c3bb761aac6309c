import { Select } from '@mantine/core';
import type { GivenSecret } from '../../../../core/contract/given-secret.ts';
import { useSlice } from '../../../services.ts';
import { SecretField } from '../../bench/inputs/SecretField.tsx';
import styles from '../flows.module.css';
import type { Setup } from '../model/setup.ts';

interface SecretChoiceProps {
  setup: Setup;
  problem: string | undefined;
  onChange: (secret: GivenSecret) => void;
}

/** The secret to sign with: none, one that an endpoint has in the vault, or one that is typed and kept nowhere. */
export function SecretChoice({ setup: { secret }, problem, onChange }: SecretChoiceProps) {
  const endpoints = useSlice(
    (services) => services.endpoints,
    (state) => state.list,
  );
  const kept = (endpoints ?? []).filter(({ secrets }) => secrets.current !== null);
  const value = secret.kind === 'endpoint' ? `endpoint/${secret.slug}` : secret.kind;
  const choose = (chosen: string | null): void => {
    if (chosen === 'typed') onChange({ kind: 'typed', secret: '' });
    else if (chosen?.startsWith('endpoint/'))
      onChange({ kind: 'endpoint', slug: chosen.slice('endpoint/'.length) });
    else onChange({ kind: 'none' });
  };
  return (
    <div className={styles.secret}>
      <Select
        label="Sign with"
        data={[
          { value: 'none', label: 'Nothing: it is sent unsigned' },
          ...kept.map(({ slug }) => ({
            value: `endpoint/${slug}`,
            label: slug === '' ? 'The secret of the catch-all' : `The secret of ${slug}`,
          })),
          { value: 'typed', label: 'A secret typed here' },
        ]}
        value={value}
        error={problem}
        allowDeselect={false}
        onChange={choose}
      />
      {secret.kind === 'typed' ? (
        <SecretField
          label="Secret"
          value={secret.secret}
          onChange={(typed) => onChange({ kind: 'typed', secret: typed })}
          onEnter={() => undefined}
        />
      ) : null}
    </div>
  );
}
