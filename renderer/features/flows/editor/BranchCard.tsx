import { Button, Select, TextInput } from '@mantine/core';
import type { FlowDraft } from '../../../../core/contract/flow-draft.ts';
import { keyed } from '../../../ui/keyed.ts';
import { wordsBelow } from '../../simulator/compose/words-below.ts';
import { type Branch, changeBranch, freeName } from '../model/edit-draft.ts';
import styles from './editor.module.css';
import { stepChoices } from './NextSelect.tsx';

interface BranchCardProps {
  draft: FlowDraft;
  branch: Branch;
  place: number;
  onType: (draft: FlowDraft) => void;
  onChange: (draft: FlowDraft) => void;
}

type Choice = Branch['choices'][number];

const END = '#end';

/** A question, its answers, and where each leads. It is changed wherever it is asked. */
export function BranchCard({ draft, branch, place, onType, onChange }: BranchCardProps) {
  const name = `choice ${place + 1}`;
  const changed = (patch: Partial<Branch>): FlowDraft => changeBranch(draft, branch, { ...branch, ...patch });
  const withChoice = (index: number, patch: Partial<Choice>): FlowDraft => {
    const choices = branch.choices.map((one, at) => (at === index ? { ...one, ...patch } : one));
    const renamed = branch.choices[index]?.value === branch.default ? choices[index]?.value : undefined;
    return changed({ choices, default: renamed ?? branch.default });
  };
  const without = (index: number): FlowDraft => {
    const choices = branch.choices.toSpliced(index, 1);
    const stays = choices.some(({ value }) => value === branch.default);
    return changed({ choices, default: stays ? branch.default : (choices[0]?.value ?? '') });
  };
  const taken = branch.choices.map(({ value }) => value);
  return (
    <li className={styles.step}>
      <div className={styles.question}>
        <TextInput
          label={`Question of ${name}`}
          inputWrapperOrder={wordsBelow}
          description={`--choose ${branch.branch}=…`}
          value={branch.title}
          onChange={(event) => onType(changed({ title: event.currentTarget.value }))}
        />
        <Select
          label={`Where nothing is chosen in ${name}`}
          inputWrapperOrder={wordsBelow}
          description="What a run takes that does not ask."
          data={branch.choices.map(({ value, title }) => ({ value, label: title || value }))}
          value={branch.default}
          allowDeselect={false}
          onChange={(value) => value !== null && onChange(changed({ default: value }))}
        />
      </div>
      {keyed(branch.choices).map(({ key, item: { value, title, step } }, index) => (
        <div key={key} className={styles.answer}>
          <TextInput
            aria-label={`Answer ${index + 1} of ${name}`}
            value={title}
            onChange={(event) => onType(withChoice(index, { title: event.currentTarget.value }))}
          />
          <TextInput
            aria-label={`Short name of answer ${index + 1} of ${name}`}
            classNames={{ input: 'mono' }}
            spellCheck={false}
            value={value}
            onChange={(event) => onType(withChoice(index, { value: event.currentTarget.value.slice(0, 64) }))}
          />
          <Select
            aria-label={`After answer ${index + 1} of ${name} comes`}
            data={[...stepChoices(draft), { value: END, label: 'The end' }]}
            value={step ?? END}
            allowDeselect={false}
            onChange={(to) => to !== null && onChange(withChoice(index, { step: to === END ? null : to }))}
          />
          <Button
            variant="subtle"
            aria-label={`Remove answer ${index + 1} of ${name}`}
            disabled={branch.choices.length <= 2}
            onClick={() => onChange(without(index))}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        variant="subtle"
        disabled={branch.choices.length >= 20}
        onClick={() => {
          const value = freeName(taken, 'answer');
          onChange(changed({ choices: [...branch.choices, { value, title: 'Another', step: null }] }));
        }}
      >
        Add an answer to {name}
      </Button>
    </li>
  );
}
