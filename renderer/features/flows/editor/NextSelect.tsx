import { Select } from '@mantine/core';
import type { FlowDraft } from '../../../../core/contract/flow-draft.ts';
import type { FlowNext } from '../../../../core/contract/flows.ts';
import { branchesOf, newBranch } from '../model/edit-draft.ts';

interface NextSelectProps {
  label: string;
  draft: FlowDraft;
  next: FlowNext;
  problem: string | undefined;
  onChange: (next: FlowNext) => void;
}

const END = '#end';
const NEW = '#new';

/** Where the course goes on: at a step, at the end, or where somebody chooses. */
export function NextSelect({ label, draft, next, problem, onChange }: NextSelectProps) {
  const branches = branchesOf(draft);
  const keys = branches.map((branch) => JSON.stringify(branch));
  const choose = (value: string | null): void => {
    const branch = branches.find((_, place) => value === `#branch ${place}`);
    if (value === null) return;
    if (branch) onChange(branch);
    else if (value === NEW) onChange(newBranch(draft, next));
    else onChange(value === END ? { kind: 'end' } : { kind: 'step', step: value });
  };
  return (
    <Select
      label={label}
      data={[
        ...stepChoices(draft),
        { value: END, label: 'The end' },
        ...branches.map(({ title }, place) => ({ value: `#branch ${place}`, label: `A choice: ${title}` })),
        { value: NEW, label: 'A new choice…' },
      ]}
      value={
        next.kind === 'branch'
          ? `#branch ${keys.indexOf(JSON.stringify(next))}`
          : next.kind === 'end'
            ? END
            : next.step
      }
      error={problem}
      allowDeselect={false}
      checkIconPosition="right"
      onChange={choose}
    />
  );
}

/** Every step by its title; two of one title are told apart by their ids. */
export function stepChoices({ steps }: FlowDraft): { value: string; label: string }[] {
  return steps.map(({ id, title }) => ({
    value: id,
    label: steps.filter((step) => step.title === title).length > 1 ? `${title} (${id})` : title || id,
  }));
}
