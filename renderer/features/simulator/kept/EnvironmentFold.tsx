import { Fold } from '../../../ui/Fold.tsx';
import { SurroundingsFields } from '../fields/SurroundingsFields.tsx';
import { useDesk, useMistake, useSimulatorActions } from '../use-simulator.ts';

/** What the draft's variables get their values from. */
export function EnvironmentFold() {
  const simulator = useSimulatorActions();
  const { environment, event } = useDesk();
  const mistakes = { environment: useMistake('environment'), event: useMistake('event') };
  return (
    <Fold
      summary={`Variables${environment === null ? '' : ` of ${environment}`}`}
      forced={mistakes.environment !== null || mistakes.event !== null}
    >
      <SurroundingsFields
        environment={environment}
        event={event}
        mistakes={mistakes}
        onChange={(patch) => simulator.change(patch)}
      />
    </Fold>
  );
}
