import { Autocomplete, Select, Switch } from '@mantine/core';
import { fault } from '../../../../core/contract/drafts.ts';
import { isRunning, type RunState } from '../../../../core/contract/flow-runs.ts';
import type { Flow, FlowNext } from '../../../../core/contract/flows.ts';
import { useServices } from '../../../services.ts';
import { Fold } from '../../../ui/Fold.tsx';
import styles from '../flows.module.css';
import { type Setup, type SetupProblems, speeds } from '../model/setup.ts';
import { SecretChoice } from './SecretChoice.tsx';

interface SetupFormProps {
  flow: Flow;
  run: RunState | null;
  setup: Setup;
  targets: readonly string[];
  problems: SetupProblems;
}

/** Where a run goes to, how fast, and what it takes at its branches. */
export function SetupForm({ flow, run, setup, targets, problems }: SetupFormProps) {
  const { flows } = useServices();
  const change = (patch: Partial<Setup>): void => flows.change(flow.id, patch);
  return (
    <form
      className={styles.form}
      aria-label="Set-up of the run"
      onSubmit={(event) => {
        event.preventDefault();
        void flows.run(flow.id, setup);
      }}
    >
      <Autocomplete
        className={styles.url}
        label="Target URL"
        size="xs"
        data={[...targets]}
        value={setup.url ?? ''}
        error={problems.url}
        spellCheck={false}
        onChange={(url) => change({ url })}
      />
      <Select
        label="Speed"
        data={[...speeds]}
        value={setup.speed}
        allowDeselect={false}
        onChange={(value) => change({ speed: value ?? 'max' })}
      />
      {branchesOf(flow).map((branch) => (
        <BranchField key={branch.branch} branch={branch} flow={flow.id} run={run} setup={setup} />
      ))}
      <Switch
        className={styles.ask}
        size="xs"
        label="Ask at each branch"
        checked={setup.ask}
        onChange={(event) =>
          change(event.currentTarget.checked ? { ask: true, choices: {} } : { ask: false })
        }
      />
      <div className={styles.wide}>
        <Fold summary="Secret and fault" forced={problems.secret !== undefined}>
          <div className={styles.form}>
            <SecretChoice setup={setup} problem={problems.secret} onChange={(secret) => change({ secret })} />
            <Select
              label="Fault in every message"
              data={[{ value: '', label: 'None' }, ...fault.options]}
              value={setup.fault ?? ''}
              allowDeselect={false}
              onChange={(value) => change({ fault: fault.safeParse(value).data ?? null })}
            />
          </div>
        </Fold>
      </div>
    </form>
  );
}

type Branch = Extract<FlowNext, { kind: 'branch' }>;

/** Every question once. */
function branchesOf(flow: Flow): Branch[] {
  const all = [flow.start, ...flow.steps.map(({ next }) => next)].filter((next) => next.kind === 'branch');
  return all.filter(({ branch }, index) => all.findIndex((one) => one.branch === branch) === index);
}

const UNDECIDED = '';

function BranchField({
  branch,
  flow,
  run,
  setup,
}: {
  branch: Branch;
  flow: string;
  run: RunState | null;
  setup: Setup;
}) {
  const { flows } = useServices();
  const going = run !== null && isRunning(run);
  const holds = going && run.choosing?.branch === branch.branch;
  const chosen = (going ? run.choices : setup.choices)[branch.branch];
  const choose = (value: string | null): void => {
    if (value === null || value === UNDECIDED) return;
    flows.change(flow, { choices: { ...setup.choices, [branch.branch]: value } });
    if (going) void flows.control({ run: run.run, action: 'choose', branch: branch.branch, value });
  };
  return (
    <Select
      label={branch.title}
      description={holds ? 'The run waits for this choice.' : undefined}
      data={[
        ...(setup.ask && chosen === undefined ? [{ value: UNDECIDED, label: 'Asked when it is there' }] : []),
        ...branch.choices.map(({ value, title }) => ({ value, label: title })),
      ]}
      value={chosen ?? (setup.ask ? UNDECIDED : branch.default)}
      allowDeselect={false}
      onChange={choose}
    />
  );
}
