import { Button, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import type { FlowDraft } from '../../../../core/contract/flow-draft.ts';
import { useServices, useSlice } from '../../../services.ts';
import { keyed } from '../../../ui/keyed.ts';
import { wordsBelow } from '../../simulator/compose/words-below.ts';
import { Diagram } from '../diagram/Diagram.tsx';
import flowStyles from '../flows.module.css';
import { type DraftProblems, previewOf } from '../model/draft.ts';
import { branchesOf, setNext } from '../model/edit-draft.ts';
import { AddStep } from './AddStep.tsx';
import { BranchCard } from './BranchCard.tsx';
import styles from './editor.module.css';
import { NextSelect } from './NextSelect.tsx';
import { StepCard } from './StepCard.tsx';

/** A flow of the user's own while it is written, with its picture as it would be. */
export function FlowEditor({ draft, taken }: { draft: FlowDraft; taken: readonly string[] }) {
  const { flows, flowEditor: editor } = useServices();
  const { past, problems, problem } = useSlice(
    (services) => services.flowEditor,
    (state) => state,
  );
  const preview = useMemo(() => previewOf(draft), [draft]);
  const save = async (): Promise<void> => {
    const saved = await editor.save(taken);
    if (saved) flows.take(saved.list, saved.id);
  };
  const putAside = (): void => {
    editor.putAside();
    flows.show({ pane: 'flow' });
  };
  const edits = { draft, onType: editor.type, onChange: editor.change };
  return (
    <>
      <header className={flowStyles.bar}>
        <h2>{draft.isNew ? 'A flow of your own' : 'Change a flow of your own'}</h2>
        <span className={flowStyles.status}>Kept while you write; a flow once it is saved</span>
        <Button disabled={past.length === 0} onClick={() => editor.undo()}>
          Undo
        </Button>
        <Button onClick={putAside}>Discard</Button>
        <Button variant="filled" onClick={() => void save()}>
          Save flow
        </Button>
      </header>
      <GeneralProblems problem={problem} problems={problems} />
      <form
        className={flowStyles.scroll}
        aria-label="Flow of your own"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Diagram flow={preview} run={null} choices={{}} />
        <Headline draft={draft} problems={problems} />
        <h3>Steps</h3>
        <div className={styles.headline}>
          <NextSelect
            label="It begins with"
            draft={draft}
            next={draft.start}
            problem={problems['/start']}
            onChange={(next) => editor.change(setNext(draft, 'start', next))}
          />
        </div>
        <ol className={styles.steps} aria-label="Steps of the draft">
          {draft.steps.map((step, place) => (
            <StepCard key={step.id} {...edits} step={step} place={place} problems={problems} />
          ))}
        </ol>
        <AddStep draft={draft} onChange={editor.change} />
        {branchesOf(draft).length > 0 ? <h3>Choices</h3> : null}
        <ul className={styles.steps} aria-label="Choices of the draft">
          {keyed(branchesOf(draft)).map(({ key, item }, place) => (
            <BranchCard key={key} {...edits} branch={item} place={place} />
          ))}
        </ul>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </>
  );
}

function Headline({ draft, problems }: { draft: FlowDraft; problems: DraftProblems }) {
  const { flowEditor: editor } = useServices();
  return (
    <div className={styles.headline}>
      <TextInput
        label="Name"
        value={draft.title}
        error={problems['/title']}
        onChange={(event) => editor.type({ ...draft, title: event.currentTarget.value })}
      />
      <TextInput
        label="Id"
        inputWrapperOrder={wordsBelow}
        description={draft.isNew ? 'On the command line, and the name of its file.' : 'It stays as it is.'}
        classNames={{ input: 'mono' }}
        spellCheck={false}
        readOnly={!draft.isNew}
        value={draft.id}
        error={problems['/id']}
        onChange={(event) => editor.type({ ...draft, id: event.currentTarget.value.slice(0, 200) })}
      />
      <Textarea
        label="About"
        autosize
        minRows={2}
        maxRows={6}
        value={draft.about}
        error={problems['/about']}
        onChange={(event) => editor.type({ ...draft, about: event.currentTarget.value })}
      />
      <Textarea
        label="Variables"
        inputWrapperOrder={wordsBelow}
        description="NAME=text, one a line, made once a run: {{flow.NAME}}."
        classNames={{ input: 'mono' }}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        value={draft.variables}
        error={problems['/variables']}
        onChange={(event) => editor.type({ ...draft, variables: event.currentTarget.value })}
      />
    </div>
  );
}

/** Problems with a field of their own; the others are told above all fields. */
const FIELD =
  /^\/(title|id|about|variables|start|steps\/\d+(\/(title|template|delayMs|set|next(\/(choices|default))?))?)$/;

function GeneralProblems({ problem, problems }: { problem: string | null; problems: DraftProblems }) {
  const others = Object.entries(problems).filter(([path]) => !FIELD.test(path));
  const count = Object.keys(problems).length;
  if (problem === null && count === 0) return null;
  return (
    <div className={flowStyles.problem} role="alert">
      {problem === null ? null : <p>{problem}</p>}
      {count > 0 ? (
        <p>It is not saved: {count === 1 ? 'one thing is' : `${count} things are`} wrong.</p>
      ) : null}
      {others.map(([path, message]) => (
        <p key={path}>
          <span className="mono">{path}</span> {message}
        </p>
      ))}
    </div>
  );
}
