import { Select } from '@mantine/core';
import type { SecretSource } from '../../../../core/contract/given-secret.ts';
import { useSlice } from '../../../services.ts';
import { endpointName } from '../../endpoints/words.ts';
import { wordsBelow } from '../compose/words-below.ts';
import { secretRefOf, sourceOfRef } from '../model/secret-ref.ts';

interface SecretSelectProps {
  secret: SecretSource;
  mistake: string | null;
  onChange: (secret: SecretSource) => void;
}

/** None, one that is typed here, or one that the vault has. */
export function SecretSelect({ secret, mistake, onChange }: SecretSelectProps) {
  const sources = useSources();
  const value = keyOf(secret);
  const gone = sources !== null && isOfVault(secret) && !sources.some((source) => keyOf(source) === value);
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
        ...[...(sources ?? []), ...(gone || sources === null ? [secret] : [])]
          .filter(isOfVault)
          .map((source) => ({ value: keyOf(source), label: labelOf(source) })),
      ]}
      value={value}
      error={
        mistake ?? (gone ? 'This secret is gone from the vault. Choose another one, or set it anew.' : null)
      }
      allowDeselect={false}
      onChange={choose}
    />
  );
}

/** The secrets that the vault has to sign with; null until they are known. */
function useSources(): SecretSource[] | null {
  const list = useSlice(
    (services) => services.secrets,
    (state) => state.list,
  );
  return (
    list
      ?.filter(({ status }) => status === 'set')
      .flatMap(({ ref }) => sourceOfRef(ref) ?? [])
      .sort((one, other) => labelOf(one).localeCompare(labelOf(other))) ?? null
  );
}

const isOfVault = ({ kind }: SecretSource): boolean => kind === 'endpoint' || kind === 'vault';

const keyOf = (source: SecretSource): string => secretRefOf(source) ?? source.kind;

function labelOf(source: SecretSource): string {
  if (source.kind === 'endpoint') return `Endpoint ${endpointName(source.slug)}`;
  return source.kind === 'vault' ? source.name : '';
}
