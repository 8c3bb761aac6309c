import { FaultSelect } from '../fields/FaultSelect.tsx';
import { useDesk, useMistake, useSimulatorActions } from '../use-simulator.ts';

/** What the draft does wrong on purpose. */
export function FaultField() {
  const simulator = useSimulatorActions();
  const { fault } = useDesk().draft;
  return (
    <FaultSelect
      label="Fault"
      fault={fault}
      mistake={useMistake('fault')}
      onChange={(next) => simulator.edit({ fault: next })}
    />
  );
}
