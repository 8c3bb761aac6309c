import { type FirstSteps, firstStep } from '../../../core/contract/settings.ts';
import { useServices, useSlice } from '../../services.ts';

export interface FirstStepsView extends FirstSteps {
  /** Whether there is anything left to be guided to. */
  readonly wanted: boolean;
  /** `1 of 3 done`. */
  readonly words: string;
  change(patch: Partial<FirstSteps>): void;
}

export function useFirstSteps(): FirstStepsView {
  const { settings } = useServices();
  const steps = useSlice(
    (services) => services.settings,
    (state) => state.firstSteps,
  );
  const all = firstStep.options.length;
  return {
    ...steps,
    wanted: !steps.dismissed && steps.done.length < all,
    words: `${steps.done.length} of ${all} done`,
    change: (patch) => settings.set({ firstSteps: { ...settings.store.getState().firstSteps, ...patch } }),
  };
}
