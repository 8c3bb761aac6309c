import { Button, Select, Textarea, TextInput } from '@mantine/core';
import type { DraftStep, FlowDraft } from '../../../../core/contract/flow-draft.ts';
import { useSlice } from '../../../services.ts';
import { Fold } from '../../../ui/Fold.tsx';
import type { DraftProblems } from '../model/draft.ts';
import { changeStep, moveUp, removeStep, setNext } from '../model/edit-draft.ts';
import styles from './editor.module.css';
import { NextSelect } from './NextSelect.tsx';

interface StepCardProps {
  draft: FlowDraft;
  step: DraftStep;
  place: number;
  problems: DraftProblems;
  onType: (draft: FlowDraft) => void;
  onChange: (draft: FlowDraft) => void;
}

/** One step: its template, the wait before it, and where it goes on. */
export function StepCard({ draft, step, place, problems, onType, onChange }: StepCardProps) {
  const problem = (field: string): string | undefined => problems[`/steps/${place}${field}`];
  const type = (patch: Partial<DraftStep>): void => onType(changeStep(draft, place, patch));
  const number = place + 1;
  return (
    <li className={styles.step}>
      <div className={styles.stepHead}>
        <span className={styles.number}>{number}</span>
        <TextInput
          className={styles.grow}
          aria-label={`Name of step ${number}`}
          value={step.title}
          error={problem('/title') ?? problem('')}
          onChange={(event) => type({ title: event.currentTarget.value })}
        />
        <Button
          variant="subtle"
          aria-label={`Move step ${number} up`}
          disabled={place === 0}
          onClick={() => onChange(moveUp(draft, place))}
        >
          Up
        </Button>
        <Button
          variant="subtle"
          aria-label={`Move step ${number} down`}
          disabled={number === draft.steps.length}
          onClick={() => onChange(moveUp(draft, place + 1))}
        >
          Down
        </Button>
        <Button
          variant="subtle"
          aria-label={`Remove step ${number}`}
          onClick={() => onChange(removeStep(draft, place))}
        >
          Remove
        </Button>
      </div>
      <div className={styles.stepFields}>
        <TemplateSelect
          label={`Template of step ${number}`}
          provider={draft.provider}
          value={step.template}
          problem={problem('/template')}
          onChange={(template) => onChange(changeStep(draft, place, { template }))}
        />
        <TextInput
          label={`Wait before step ${number}`}
          placeholder="5 min"
          value={step.wait}
          error={problem('/delayMs')}
          onChange={(event) => type({ wait: event.currentTarget.value })}
        />
        <NextSelect
          label={`After step ${number} comes`}
          draft={draft}
          next={step.next}
          problem={problem('/next') ?? problem('/next/choices') ?? problem('/next/default')}
          onChange={(next) => onChange(setNext(draft, place, next))}
        />
      </div>
      <Fold summary={fieldsSummary(step.fields)} forced={problem('/set') !== undefined}>
        <Textarea
          label={`Fields of step ${number}`}
          description="JSON pointer → value. Texts may hold variables: {{flow.NAME}}, {{steps.STEP.path}}, {{uuid}}."
          classNames={{ input: 'mono' }}
          autosize
          minRows={2}
          maxRows={14}
          spellCheck={false}
          value={step.fields}
          error={problem('/set')}
          onChange={(event) => type({ fields: event.currentTarget.value })}
        />
      </Fold>
    </li>
  );
}

const fieldsSummary = (fields: string): string =>
  fields.replaceAll(/\s/g, '') === '{}' || fields.trim() === ''
    ? 'The template as it is'
    : 'The template with other fields';

interface TemplateSelectProps {
  label: string;
  provider: string;
  value: string | null;
  problem?: string | undefined;
  onChange: (template: string) => void;
}

/** A template of the flow's provider. */
export function TemplateSelect({ label, provider, value, problem, onChange }: TemplateSelectProps) {
  const templates = useSlice(
    (services) => services.directory,
    (directory) => directory.templates,
  );
  return (
    <Select
      label={label}
      data={templates
        .filter((template) => template.provider === provider)
        .map(({ id, eventType }) => ({ value: id, label: eventType }))}
      value={value}
      error={problem}
      searchable
      allowDeselect={false}
      nothingFoundMessage="No template of that name"
      checkIconPosition="right"
      onChange={(id) => id !== null && onChange(id)}
    />
  );
}
