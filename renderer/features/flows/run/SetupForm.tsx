import { Autocomplete, Select, Switch } from '@mantine/core';
import type { FlowForm } from '../../../../core/contract/flow-form.ts';
import { isRunning, type RunState } from '../../../../core/contract/flow-runs.ts';
import type { Flow, FlowNext } from '../../../../core/contract/flows.ts';
import { useServices } from '../../../services.ts';
import styles from '../flows.module.css';
import { type SetupProblems, speeds } from '../model/setup.ts';
import { MessageFold } from './MessageFold.tsx';

interface SetupFormProps {
  flow: Flow;
  run: RunState | null;
  form: FlowForm;
  typed: string;
  onTyped: (secret: string) => void;
  targets: readonly string[];
  problems: SetupProblems;
}

/** Where a run goes to, how fast, and what it takes at its branches. */
export function SetupForm(props: SetupFormProps) {
  const { flow, run, form, typed, targets, problems } = props;
  const { flows } = useServices();
  const change = (patch: Partial<FlowForm>): void => flows.change(flow.id, patch);
  return (
    <form
      className={styles.form}
      aria-label="Set-up of the run"
      onSubmit={(event) => {
        event.preventDefault();
        void flows.run(flow.id, form, typed);
      }}
    >
      <Autocomplete
        className={styles.url}
        label="Target URL"
        size="xs"
        data={[...targets]}
        value={form.url ?? ''}
        error={problems.url}
        spellCheck={false}
        onChange={(url) => change({ url })}
      />
      <Select
        label="Speed"
        data={[...speeds]}
        value={form.speed}
        allowDeselect={false}
        onChange={(value) => change({ speed: value ?? 'max' })}
      />
      {branchesOf(flow).map((branch) => (
        <BranchField key={branch.branch} branch={branch} flow={flow.id} run={run} form={form} />
      ))}
      <Switch
        className={styles.ask}
        size="xs"
        label="Ask at each branch"
        checked={form.ask}
        onChange={(event) =>
          change(event.currentTarget.checked ? { ask: true, choices: {} } : { ask: false })
        }
      />
      <div className={styles.wide}>
        <MessageFold {...props} onChange={change} />
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
  form,
}: {
  branch: Branch;
  flow: string;
  run: RunState | null;
  form: FlowForm;
}) {
  const { flows } = useServices();
  const going = run !== null && isRunning(run);
  const holds = going && run.choosing?.branch === branch.branch;
  const chosen = (going ? run.choices : form.choices)[branch.branch];
  const choose = (value: string | null): void => {
    if (value === null || value === UNDECIDED) return;
    flows.change(flow, { choices: { ...form.choices, [branch.branch]: value } });
    if (going) void flows.control({ run: run.run, action: 'choose', branch: branch.branch, value });
  };
  return (
    <Select
      label={branch.title}
      description={holds ? 'The run waits for this choice.' : undefined}
      data={[
        ...(form.ask && chosen === undefined ? [{ value: UNDECIDED, label: 'Asked when it is there' }] : []),
        ...branch.choices.map(({ value, title }) => ({ value, label: title })),
      ]}
      value={chosen ?? (form.ask ? UNDECIDED : branch.default)}
      allowDeselect={false}
      onChange={choose}
    />
  );
}
