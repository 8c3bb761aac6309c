import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useServices, useSlice } from '../../services.ts';
import { SendTest } from '../inbox/empty/SendTest.tsx';
import { useSendChosen } from '../test-event/use-send-test.ts';
import { DriftPane } from './DriftPane.tsx';
import styles from './insights.module.css';
import { TypeList } from './TypeList.tsx';

export function DriftSection() {
  const { insights } = useServices();
  const { phase, problem, types } = useSlice(
    (services) => services.insights.types,
    (state) => state,
  );
  if (phase === 'loading')
    return (
      <Centre role="status">
        <Loader size="sm" aria-hidden="true" />
        <span className="muted">Counting the events of each type…</span>
      </Centre>
    );
  if (phase === 'failed')
    return (
      <Centre role="alert">
        <h2>The history cannot be read</h2>
        <p className="muted">{problem}</p>
        <Button onClick={() => void insights.types.load()}>Try again</Button>
      </Centre>
    );
  if (types.length === 0) return <NothingYet />;
  return (
    <section className={styles.drift} aria-labelledby="drift-title">
      <TypeList />
      <DriftPane />
    </section>
  );
}

function NothingYet() {
  const test = useSendChosen();
  return (
    <Centre>
      <h2>No event to learn from yet</h2>
      <p className={`muted ${styles.lead}`}>
        Once events have come, this says how they differ from their document: fields that are new, missing or
        of another type. It takes two events that show the same.
      </p>
      <SendTest test={test} />
      {test.problem ? (
        <div className={styles.problem} role="alert">
          {test.problem}
        </div>
      ) : null}
    </Centre>
  );
}

function Centre({ role, children }: { role?: 'status' | 'alert'; children: ReactNode }) {
  return (
    <div className={styles.centre} role={role}>
      {children}
    </div>
  );
}
