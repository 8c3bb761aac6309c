import { useState } from 'react';
import type { BenchSecret } from '../../../core/contract/bench-calls.ts';
import { useServices, useSlice } from '../../services.ts';
import type { InputsState } from './model/inputs.ts';
import type { RunState } from './model/runner.ts';
import {
  fieldOf,
  noSecrets,
  type Problems,
  startInput,
  type TypedSecrets,
  typedSecret,
} from './model/start-input.ts';
import { useRunner } from './use-runner.ts';

/** What a diagnosis was made with, so that its evidence stays true while the inputs change. */
export interface Given {
  readonly inputs: InputsState;
  /** null where the secret was an endpoint's: this page does not know it. */
  readonly secrets: TypedSecrets | null;
}

export interface Bench {
  readonly inputs: InputsState;
  readonly secrets: TypedSecrets;
  readonly run: RunState<Given>;
  readonly problems: Problems;
  /** The inputs have changed since the last diagnosis. */
  readonly stale: boolean;
  change(patch: Partial<InputsState>): void;
  /** What cannot be taken as a request, in a sentence; what was there stays. */
  refuse(sentence: string): void;
  changeSecrets(patch: Partial<TypedSecrets>): void;
  /** `lent`: the endpoint's secret, where it is to be taken instead of what was typed. */
  diagnose(lent: BenchSecret | null): void;
  cancel(): void;
}

/** The state of the bench. The secrets live in this component alone, and go with it. */
export function useBench(): Bench {
  const { benchInputs } = useServices();
  const inputs = useSlice(
    (services) => services.benchInputs,
    (state) => state,
  );
  const { runner, run } = useRunner<Given>();
  const [secrets, setSecrets] = useState(noSecrets);
  const [own, setOwn] = useState<Problems>({});
  const [stale, setStale] = useState(false);

  const changed = (): void => {
    runner.drop();
    setStale(true);
    setOwn({});
  };
  return {
    inputs,
    secrets,
    run,
    problems: { ...own, ...(stale ? {} : engineProblem(run)) },
    stale,
    change(patch) {
      benchInputs.set(patch);
      changed();
    },
    refuse: (sentence) => setOwn({ source: sentence }),
    changeSecrets(patch) {
      setSecrets({ ...secrets, ...patch });
      changed();
    },
    diagnose(lent) {
      const asked = startInput(inputs, lent ?? typedSecret(secrets));
      setOwn('problems' in asked ? asked.problems : {});
      if ('problems' in asked) return;
      setStale(false);
      void runner.start(asked.input, { inputs, secrets: lent ? null : secrets });
    },
    cancel: () => runner.cancel(),
  };
}

function engineProblem({ outcome, running }: RunState<Given>): Problems {
  if (outcome === null || outcome.ok || running) return {};
  const field = fieldOf(outcome.problem.code);
  return field ? { [field]: outcome.problem.message } : {};
}
