import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SavedDraft } from '../../../../core/contract/simulator-calls.ts';
import { useServices, useSlice } from '../../../services.ts';
import { Fold } from '../../../ui/Fold.tsx';
import { plural } from '../../../ui/format.ts';
import { sourceOfRef } from '../../secrets/secret-ref.ts';
import styles from '../simulator.module.css';
import { useDesk, useSimulatorActions } from '../use-simulator.ts';

/** Drafts that were saved, by folder. */
export function DraftsFold() {
  const { kept } = useServices();
  const { drafts, removed, problem } = useSlice(
    (services) => services.kept,
    (state) => state,
  );
  const folders = [...new Set(drafts.map(({ folder }) => folder))];
  return (
    <Fold summary={drafts.length === 0 ? 'Save this draft' : plural(drafts.length, 'saved draft')}>
      {folders.map((folder) => (
        <div key={folder} className={styles.folder}>
          {folder === '' ? null : <span className={styles.label}>{folder}</span>}
          <ul aria-label={folder === '' ? 'Saved drafts' : `Saved drafts in ${folder}`}>
            {drafts
              .filter((draft) => draft.folder === folder)
              .map((draft) => (
                <DraftRow key={draft.id} saved={draft} />
              ))}
          </ul>
        </div>
      ))}
      {removed ? (
        <div className={styles.bar} role="status">
          <span>Removed “{removed.name}”.</span>
          <Button onClick={() => void kept.restore()}>Undo</Button>
        </div>
      ) : null}
      <SaveForm />
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Fold>
  );
}

function DraftRow({ saved }: { saved: SavedDraft }) {
  const { kept } = useServices();
  const simulator = useSimulatorActions();
  const { draft } = useDesk();
  const { id, name, folder } = saved;
  const open = (): void => {
    simulator.replace(saved.draft);
    simulator.change({ secret: sourceOfRef(saved.draft.secretRef) ?? { kind: 'none' } });
  };
  return (
    <li className={styles.row}>
      <Button variant="subtle" aria-label={`Open ${name}`} onClick={open}>
        {name}
      </Button>
      <span className={styles.grow} />
      <Button
        variant="subtle"
        aria-label={`Save over ${name}`}
        onClick={() => void kept.save({ id, name, folder, draft })}
      >
        Save over
      </Button>
      <Button variant="subtle" aria-label={`Remove ${name}`} onClick={() => void kept.remove(saved)}>
        Remove
      </Button>
    </li>
  );
}

function SaveForm() {
  const { kept } = useServices();
  const { draft } = useDesk();
  const [name, setName] = useState('');
  const [folder, setFolder] = useState('');
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await kept.save({ id: null, name: name.trim(), folder: folder.trim(), draft });
    setName('');
  };
  return (
    <form className={styles.row} onSubmit={(event) => void save(event)}>
      <TextInput
        aria-label="Name of the draft"
        placeholder="Name"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        aria-label="Folder of the draft"
        placeholder="Folder"
        maxLength={200}
        value={folder}
        onChange={(event) => setFolder(event.currentTarget.value)}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        Save draft
      </Button>
    </form>
  );
}
