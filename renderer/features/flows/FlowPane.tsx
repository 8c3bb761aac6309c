import { Button } from '@mantine/core';
import type { FlowInfo, FlowList } from '../../../core/contract/flow-calls.ts';
import { useServices, useSlice } from '../../services.ts';
import { Fold } from '../../ui/Fold.tsx';
import { SourceLink } from '../../ui/SourceLink.tsx';
import { Diagram } from './diagram/Diagram.tsx';
import { StepList } from './diagram/StepList.tsx';
import styles from './flows.module.css';
import { runOf } from './model/flow-store.ts';
import { emptySetup } from './model/setup.ts';
import { Ladder } from './run/Ladder.tsx';
import { PolicyCard } from './run/PolicyCard.tsx';
import { RunBar } from './run/RunBar.tsx';
import { SetupForm } from './run/SetupForm.tsx';
import { useTargets } from './run/use-targets.ts';

interface FlowPaneProps {
  info: FlowInfo;
  policy: FlowList['policies'][number];
}

/** One flow: what it is, how it is to be run, and what its newest run does. */
export function FlowPane({ info: { flow, own }, policy }: FlowPaneProps) {
  const { flows } = useServices();
  const state = useSlice(
    (services) => services.flows,
    (whole) => whole,
  );
  const run = runOf(state, flow.id);
  const targets = useTargets(flow);
  const typed = state.setups.get(flow.id) ?? emptySetup;
  const setup = { ...typed, url: typed.url ?? targets[0] ?? '' };
  const choices = run && run.endedAt === null ? run.choices : setup.choices;
  return (
    <>
      <RunBar flow={flow} run={run} setup={setup} problems={state.problems} />
      <div className={styles.scroll}>
        <p className={styles.about}>
          {flow.about} {flow.source ? <SourceLink source={flow.source} /> : null}
          {own ? (
            <Button variant="subtle" onClick={() => void flows.remove(flow.id)}>
              Remove
            </Button>
          ) : null}
        </p>
        <Diagram flow={flow} run={run} choices={choices} />
        <StepList flow={flow} run={run} choices={choices} />
        <SetupForm flow={flow} run={run} setup={setup} targets={targets} problems={state.problems} />
        <Fold
          summary="Delivery policy"
          forced={state.problems.timeout !== undefined || state.problems.retry !== undefined}
        >
          <PolicyCard flow={flow.id} policy={policy} setup={setup} problems={state.problems} />
        </Fold>
        <Ladder
          flow={flow}
          run={run}
          policy={policy.policy}
          changed={setup.timeout !== null || setup.retry !== null}
        />
      </div>
    </>
  );
}
