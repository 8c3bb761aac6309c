import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useConnection, useServices, useSlice } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { UndoNote } from '../../ui/UndoNote.tsx';
import { Unseen } from '../../ui/Unseen.tsx';
import settings from '../settings/settings.module.css';
import { AddSecret } from './AddSecret.tsx';
import { PlaceCard } from './PlaceCard.tsx';
import { SecretTable } from './SecretTable.tsx';
import styles from './secrets.module.css';

/** Every secret that there is, by name only, who uses it, and where all of them are kept. */
export function SecretsPage() {
  const { secrets } = useServices();
  const live = useConnection((state) => state.link.status === 'live');
  const vault = useConnection((state) => state.engine?.vault ?? null);
  const { list, problem } = useSlice(
    (services) => services.secrets,
    (state) => state,
  );
  useEffect(() => {
    // Drafts and the Simulator change without a word of it here.
    if (live) void secrets.load();
  }, [secrets, live]);
  return (
    <div className={settings.scroll}>
      <div className={`${settings.column} ${styles.column}`}>
        <Unseen as="h2">Secrets</Unseen>
        {vault ? <PlaceCard vault={vault} /> : null}
        <UndoRemoved />
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem} <Button onClick={() => void secrets.load()}>Try again</Button>
          </p>
        )}
        {vault?.locked ? null : <Known list={list} />}
      </div>
    </div>
  );
}

function Known({ list }: { list: Parameters<typeof SecretTable>[0]['list'] | null }) {
  if (list === null)
    return (
      <p className="muted" role="status">
        Looking into the vault…
      </p>
    );
  return (
    <>
      {list.length === 0 ? (
        <p className={styles.empty}>
          No secret is set yet. Those of endpoints, ngrok’s token and API keys of Okaya are set where they are
          used, and stand here then. One that you name here can sign what the Simulator and the flows send.
        </p>
      ) : (
        <SecretTable list={list} />
      )}
      <AddSecret />
    </>
  );
}

function UndoRemoved() {
  const { secrets, speaker } = useServices();
  const removed = useSlice(
    (services) => services.secrets,
    (state) => state.removed,
  );
  const [problem, setProblem] = useState<string | null>(null);
  if (removed === null) return null;
  const undo = async (): Promise<void> => {
    try {
      await secrets.undoRemove();
      setProblem(null);
      speaker.say(`${removed.title} is back`);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  return (
    <UndoNote
      of={removed.ref}
      onUndo={problem === null ? () => void undo() : null}
      onDismiss={() => {
        setProblem(null);
        secrets.dismissUndo();
      }}
    >
      {problem ?? `Deleted: ${removed.title}. Whoever used it is without it now.`}
    </UndoNote>
  );
}
