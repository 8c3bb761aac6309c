import { Select } from '@mantine/core';
import { fault as faultSchema } from '../../../../core/contract/drafts.ts';
import { faultWords } from '../model/fault-words.ts';
import { useDesk, useMistake, useSimulatorActions } from '../use-simulator.ts';
import { wordsBelow } from './words-below.ts';

const NONE = '';

/** What is done wrong on purpose. */
export function FaultField() {
  const simulator = useSimulatorActions();
  const { fault } = useDesk().draft;
  return (
    <Select
      label="Fault"
      inputWrapperOrder={wordsBelow}
      description={fault === null ? 'Sent as it is, as the provider does.' : faultWords[fault].says}
      data={[
        { value: NONE, label: 'None' },
        ...faultSchema.options.map((id) => ({ value: id, label: faultWords[id].label })),
      ]}
      value={fault ?? NONE}
      error={useMistake('fault')}
      allowDeselect={false}
      onChange={(id) => simulator.edit({ fault: faultSchema.safeParse(id).data ?? null })}
    />
  );
}
