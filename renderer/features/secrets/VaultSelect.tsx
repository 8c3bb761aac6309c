import { Select } from '@mantine/core';
import type { VaultChoice } from './vault-choices.ts';

interface VaultSelectProps {
  choices: readonly VaultChoice[];
  /** A reference, or what else `choices` has. */
  value: string;
  problem: string | null;
  disabled?: boolean;
  onChoose: (value: string) => void;
}

/** Instead of a secret that is typed: one that the vault has. */
export function VaultSelect({ choices, value, problem, disabled = false, onChoose }: VaultSelectProps) {
  return (
    <Select
      label="Or from the vault"
      data={choices}
      value={value}
      disabled={disabled}
      error={problem}
      allowDeselect={false}
      checkIconPosition="right"
      onChange={(chosen) => onChoose(chosen ?? '')}
    />
  );
}
