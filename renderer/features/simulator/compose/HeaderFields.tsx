import { plural } from '../../../ui/format.ts';
import { HeaderTable } from '../fields/HeaderTable.tsx';
import { useDesk, useMistake, useSimulatorActions } from '../use-simulator.ts';

/** The headers of the draft. What HTTP needs beside them is added. */
export function HeaderFields() {
  const simulator = useSimulatorActions();
  const { headers } = useDesk().draft;
  return (
    <HeaderTable
      headers={headers}
      name="Headers of the draft"
      caption={`${plural(headers.length, 'header')}, sent in this order`}
      mistake={useMistake('headers')}
      onChange={(next) => simulator.edit({ headers: next })}
    />
  );
}
