import { TextInput, type TextInputProps } from '@mantine/core';

interface NameFieldProps extends Pick<TextInputProps, 'label' | 'aria-label' | 'description' | 'className'> {
  name: string;
  problem: string | null;
  onName: (name: string) => void;
}

/** Where the name of a secret is typed. */
export function NameField({ name, problem, onName, ...shown }: NameFieldProps) {
  return (
    <TextInput
      {...shown}
      classNames={{ input: 'mono' }}
      value={name}
      error={problem}
      maxLength={64}
      spellCheck={false}
      onChange={(event) => onName(event.currentTarget.value)}
    />
  );
}
