import { Button, Loader } from '@mantine/core';
import { useEffect } from 'react';
import { useConnection, useServices, useSlice } from '../../../services.ts';
import styles from '../settings.module.css';
import { PageReset } from '../transfer/PageReset.tsx';
import { DurabilityRow } from './DurabilityRow.tsx';
import { LimitsForm } from './LimitsForm.tsx';
import { PortField } from './PortField.tsx';

/** Where requests are received, what is accepted, and how safely it is kept. */
export function ReceiverPage() {
  const { operation } = useServices();
  const live = useConnection(({ link }) => link.status === 'live');
  const { state, problem } = useSlice(
    (services) => services.operation,
    (view) => view,
  );
  useEffect(() => {
    if (live) void operation.load();
  }, [operation, live]);
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        <div className={styles.card}>
          <PortField />
        </div>
        {problem === null ? null : (
          <div className={styles.problem} role="alert">
            {problem} <Button onClick={() => void operation.load()}>Try again</Button>
          </div>
        )}
        {state === null ? (
          problem === null ? (
            <Loader size="sm" aria-label="Reading the settings of the receiver" />
          ) : null
        ) : (
          <>
            <h2 className={styles.heading}>Safety</h2>
            <div className={styles.card}>
              <DurabilityRow state={state} live={live} />
            </div>
            <h2 className={styles.heading}>Limits</h2>
            <LimitsForm limits={state.limits} live={live} />
            <PageReset page="receiver" disabled={!live} />
          </>
        )}
      </div>
    </div>
  );
}
