import { useState } from 'react';
import type { FlowInfo, FlowList } from '../../../core/contract/flow-calls.ts';
import { useSlice } from '../../services.ts';
import { Fold } from '../../ui/Fold.tsx';
import { SourceLink } from '../../ui/SourceLink.tsx';
import { Diagram } from './diagram/Diagram.tsx';
import { StepList } from './diagram/StepList.tsx';
import { FlowActions } from './FlowActions.tsx';
import styles from './flows.module.css';
import { runOf } from './model/flow-store.ts';
import { formOf } from './model/forms.ts';
import { Ladder } from './run/Ladder.tsx';
import { PolicyCard } from './run/PolicyCard.tsx';
import { RunBar } from './run/RunBar.tsx';
import { SetupForm } from './run/SetupForm.tsx';
import { useTargets } from './run/use-targets.ts';

interface FlowPaneProps {
  info: FlowInfo;
  /** Ids of all flows. */
  taken: readonly string[];
  policy: FlowList['policies'][number];
}

/** One flow: what it is, how it is to be run, and what its newest run does. */
export function FlowPane({ info, taken, policy }: FlowPaneProps) {
  const { flow } = info;
  const state = useSlice(
    (services) => services.flows,
    (whole) => whole,
  );
  const run = runOf(state, flow.id);
  const targets = useTargets(flow);
  const kept = useSlice(
    (services) => services.settings,
    (settings) => formOf(settings.flows, flow.id),
  );
  const form = { ...kept, url: kept.url ?? targets[0] ?? '' };
  // Kept by nobody else: gone when the screen is left.
  const [typed, setTyped] = useState('');
  const choices = run && run.endedAt === null ? run.choices : form.choices;
  return (
    <>
      <RunBar flow={flow} run={run} form={form} typed={typed} problems={state.problems} />
      <div className={styles.scroll}>
        <div className={styles.intro}>
          <p className={styles.about}>
            {flow.about} {flow.source ? <SourceLink source={flow.source} /> : null}
          </p>
          <FlowActions info={info} taken={taken} />
        </div>
        <Diagram flow={flow} run={run} choices={choices} />
        <StepList flow={flow} run={run} choices={choices} />
        <SetupForm {...{ flow, run, form, typed, targets }} onTyped={setTyped} problems={state.problems} />
        <Fold
          summary="Delivery policy"
          forced={state.problems.timeout !== undefined || state.problems.retry !== undefined}
        >
          <PolicyCard flow={flow.id} policy={policy} form={form} problems={state.problems} />
        </Fold>
        <Ladder
          flow={flow}
          run={run}
          policy={policy.policy}
          changed={form.timeout !== null || form.retry !== null}
        />
      </div>
    </>
  );
}
