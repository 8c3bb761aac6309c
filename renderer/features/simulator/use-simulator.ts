import type { Desk } from '../../../core/contract/simulator-calls.ts';
import { useServices, useSlice } from '../../services.ts';
import type { Simulator, SimulatorState } from './model/simulator.ts';

export function useSimulator<T>(select: (state: SimulatorState) => T): T {
  return useSlice((services) => services.simulator, select);
}

/** What is wrong with a field, or null. */
export function useMistake(field: string): string | null {
  return useSimulator(({ mistake }) => (mistake?.field === field ? mistake.message : null));
}

/** For what is drawn only once there is a desk. */
export function useDesk(): Desk {
  const desk = useSimulator((state) => state.desk);
  if (!desk) throw new Error('The Simulator is used before it was read.');
  return desk;
}

export function useSimulatorActions(): Simulator {
  return useServices().simulator;
}
