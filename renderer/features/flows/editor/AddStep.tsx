import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { FlowDraft } from '../../../../core/contract/flow-draft.ts';
import { useSlice } from '../../../services.ts';
import { addStep } from '../model/edit-draft.ts';
import styles from './editor.module.css';
import { stepChoices } from './NextSelect.tsx';
import { TemplateSelect } from './StepCard.tsx';

interface AddStepProps {
  draft: FlowDraft;
  onChange: (draft: FlowDraft) => void;
}

const FIRST = '#first';
const MOST_STEPS = 200;

/** A new step of a template, at any place of the course. */
export function AddStep({ draft, onChange }: AddStepProps) {
  const [template, setTemplate] = useState<string | null>(null);
  const [after, setAfter] = useState<string | null>(null);
  const eventType = useSlice(
    (services) => services.directory,
    ({ templates }) => templates.find(({ id }) => id === template)?.eventType,
  );
  const last = draft.steps.at(-1)?.id ?? FIRST;
  const known = after === FIRST || draft.steps.some(({ id }) => id === after);
  const chosen = known && after !== null ? after : last;
  const add = (): void => {
    if (template === null) return;
    const place = draft.steps.findIndex(({ id }) => id === chosen);
    onChange(addStep(draft, place, { template, title: eventType ?? template }));
    setAfter(null);
  };
  return (
    <div className={styles.add}>
      <TemplateSelect
        label="Template of a new step"
        provider={draft.provider}
        value={template}
        onChange={setTemplate}
      />
      <Select
        label="It comes after"
        data={[{ value: FIRST, label: 'Nothing: it is the first' }, ...stepChoices(draft)]}
        value={chosen}
        allowDeselect={false}
        onChange={setAfter}
      />
      <Button disabled={template === null || draft.steps.length >= MOST_STEPS} onClick={add}>
        Add step
      </Button>
    </div>
  );
}
