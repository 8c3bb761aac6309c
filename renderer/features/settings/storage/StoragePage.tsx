import { Button, Loader } from '@mantine/core';
import { useEffect } from 'react';
import { useConnection, useServices, useSlice } from '../../../services.ts';
import { formatBytes, plural } from '../../../ui/format.ts';
import settings from '../settings.module.css';
import { LimitTable } from './LimitTable.tsx';
import { storageRows } from './rows.ts';
import styles from './storage.module.css';
import { Trash } from './Trash.tsx';

/** How much room the history takes, what of it is kept, and what was removed. */
export function StoragePage() {
  const { storage, speaker } = useServices();
  const live = useConnection((state) => state.link.status === 'live');
  const { state, problem, busy } = useSlice(
    (services) => services.storage,
    (view) => view,
  );
  useEffect(() => {
    if (live) void storage.load();
  }, [storage, live]);
  return (
    <div className={settings.scroll}>
      <div className={`${settings.column} ${styles.column}`}>
        {problem === null ? null : (
          <div className={styles.problem} role="alert">
            {problem} <Button onClick={() => void storage.load()}>Try again</Button>
          </div>
        )}
        {busy === null ? null : (
          <div className={styles.busy} role="status">
            <Loader size="xs" aria-hidden="true" />
            {busy}
            <Button variant="subtle" onClick={() => storage.cancel()}>
              Stop
            </Button>
          </div>
        )}
        {state === null ? (
          <div className={styles.busy} role="status">
            {problem === null ? 'Counting what is kept…' : 'Not known yet'}
          </div>
        ) : (
          <>
            <div className={settings.card}>
              <div className={settings.row} data-setting={storageRows.size.id}>
                <div>
                  <div>{`${plural(state.events, 'event')}, ${formatBytes(state.bytes)}`}</div>
                  <div className="muted">
                    {`The file has ${formatBytes(state.file.bytes)}, of which ${formatBytes(state.file.freeBytes)} hold nothing. `}
                    {`${plural(state.marked, 'event')} with a pin or a note.`}
                  </div>
                </div>
                <div className={settings.control}>
                  <Button
                    disabled={busy !== null || !state.file.shrinks}
                    title={
                      state.file.shrinks
                        ? 'Give what holds nothing back to the system'
                        : 'A history of this age keeps its size; new events take what is free'
                    }
                    onClick={() => void storage.shrink().then((said) => said && speaker.say(said))}
                  >
                    Make file smaller
                  </Button>
                </div>
              </div>
            </div>
            <h2 className={settings.heading}>Limits</h2>
            <div className={settings.card} data-setting={storageRows.limits.id}>
              <LimitTable state={state} busy={busy !== null} />
            </div>
            <h2 className={settings.heading}>Trash</h2>
            <Trash state={state} busy={busy !== null} />
          </>
        )}
      </div>
    </div>
  );
}
