import { Select } from '@mantine/core';
import type { SecretSource } from '../../../../core/contract/given-secret.ts';
import { secretRefOf, sourceOfRef } from '../../secrets/secret-ref.ts';
import { choicesWith, GONE, useVaultChoices } from '../../secrets/vault-choices.ts';
import { wordsBelow } from '../compose/words-below.ts';

interface SecretSelectProps {
  secret: SecretSource;
  mistake: string | null;
  onChange: (secret: SecretSource) => void;
}

/** None, one that is typed here, or one that the vault has. */
export function SecretSelect({ secret, mistake, onChange }: SecretSelectProps) {
  const { data, gone } = choicesWith(useVaultChoices(), secret);
  const choose = (chosen: string | null): void => {
    if (chosen === null) return;
    onChange(sourceOfRef(chosen) ?? { kind: chosen === 'typed' ? 'typed' : 'none' });
  };
  return (
    <Select
      label="Secret from"
      inputWrapperOrder={wordsBelow}
      description="One of the vault stays there."
      data={[
        { value: 'none', label: 'None: send it unsigned' },
        { value: 'typed', label: 'Typed here' },
        ...data,
      ]}
      value={secretRefOf(secret) ?? secret.kind}
      error={mistake ?? (gone ? GONE : null)}
      allowDeselect={false}
      onChange={choose}
    />
  );
}
