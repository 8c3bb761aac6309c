import { Select } from '@mantine/core';
import { type Fault, fault as faultSchema } from '../../../../core/contract/drafts.ts';
import { wordsBelow } from '../compose/words-below.ts';
import { faultWords } from '../model/fault-words.ts';

const NONE = '';

interface FaultSelectProps {
  label: string;
  fault: Fault | null;
  mistake: string | null;
  onChange: (fault: Fault | null) => void;
}

/** What is done wrong on purpose. */
export function FaultSelect({ label, fault, mistake, onChange }: FaultSelectProps) {
  return (
    <Select
      label={label}
      inputWrapperOrder={wordsBelow}
      description={fault === null ? 'Sent as it is, as the provider does.' : faultWords[fault].says}
      data={[
        { value: NONE, label: 'None' },
        ...faultSchema.options.map((id) => ({ value: id, label: faultWords[id].label })),
      ]}
      value={fault ?? NONE}
      error={mistake}
      allowDeselect={false}
      onChange={(id) => onChange(faultSchema.safeParse(id).data ?? null)}
    />
  );
}
