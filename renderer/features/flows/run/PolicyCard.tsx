import { Button, TextInput } from '@mantine/core';
import type { FlowList } from '../../../../core/contract/flow-calls.ts';
import type { FlowForm, RetryTexts } from '../../../../core/contract/flow-form.ts';
import { waitWords } from '../../../../core/contract/wait-words.ts';
import { useServices } from '../../../services.ts';
import { SourceLink } from '../../../ui/SourceLink.tsx';
import styles from '../flows.module.css';
import { retryTexts, type SetupProblems, timeoutText } from '../model/setup.ts';
import { documentedWords } from '../model/words.ts';

interface PolicyCardProps {
  flow: string;
  policy: FlowList['policies'][number];
  form: FlowForm;
  problems: SetupProblems;
}

/** The numbers of a policy, each with whether a document says it. Any can be set otherwise for the runs of this flow. */
export function PolicyCard({ flow, policy: { policy, ladder }, form, problems }: PolicyCardProps) {
  const { flows } = useServices();
  const retry = form.retry ?? retryTexts(policy.retry);
  const changed = form.timeout !== null || form.retry !== null;
  return (
    <div className={styles.policy}>
      {policy.notes.map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
      {policy.source ? <SourceLink source={policy.source} /> : null}
      <div className={styles.form}>
        <TextInput
          label="Time-out in seconds"
          description={form.timeout === null ? documentedWords(policy.timeoutMs.documented) : 'your setting'}
          inputMode="decimal"
          value={form.timeout ?? timeoutText(policy)}
          error={problems.timeout}
          onChange={(event) => flows.change(flow, { timeout: event.currentTarget.value })}
        />
        {retry ? (
          <RetryFields
            retry={retry}
            told={form.retry === null ? (name) => toldOf(policy.retry, name) : () => 'your setting'}
            problem={problems.retry}
            onChange={(texts) => flows.change(flow, { retry: texts })}
          />
        ) : (
          <p className="muted">It is sent once: no retry is documented.</p>
        )}
      </div>
      {changed ? (
        <Button onClick={() => flows.change(flow, { timeout: null, retry: null })}>
          Back to the policy's numbers
        </Button>
      ) : (
        <p className="muted">
          If every attempt fails at once, they begin after {ladder.map(waitWords).join(', ')}.
        </p>
      )}
    </div>
  );
}

type Plan = FlowList['policies'][number]['policy']['retry'];

function toldOf(plan: Plan, name: string): string {
  if (plan.kind === 'delays') return documentedWords(plan.delaysMs.documented);
  if (plan.kind === 'none') return '';
  const stated = name === 'first' ? plan.firstMs : name === 'factor' ? plan.factor : plan.forMs;
  return documentedWords(stated.documented);
}

interface RetryFieldsProps {
  retry: RetryTexts;
  told: (name: string) => string;
  problem: string | undefined;
  onChange: (retry: RetryTexts) => void;
}

function RetryFields({ retry, told, problem, onChange }: RetryFieldsProps) {
  if (retry.kind === 'delays')
    return (
      <TextInput
        className={styles.wide}
        label="Waits before the next attempts, in seconds"
        description={told('delays')}
        value={retry.delays}
        error={problem}
        onChange={(event) => onChange({ kind: 'delays', delays: event.currentTarget.value })}
      />
    );
  const fields = [
    ['first', 'First wait in seconds'],
    ['factor', 'Each wait times'],
    ['for', 'For so many seconds'],
  ] as const;
  return fields.map(([name, label]) => (
    <TextInput
      key={name}
      label={label}
      description={told(name)}
      inputMode="decimal"
      value={retry[name]}
      error={problem}
      onChange={(event) => onChange({ ...retry, [name]: event.currentTarget.value })}
    />
  ));
}
