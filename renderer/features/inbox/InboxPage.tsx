import { Button, Loader } from '@mantine/core';
import { useServices, useSlice } from '../../services.ts';
import { ImportFrame } from '../exchange/ImportFrame.tsx';
import { RemovedBar } from '../keeping/RemovedBar.tsx';
import { useArrivals } from './arrivals/use-arrivals.ts';
import { EmptyInbox } from './empty/EmptyInbox.tsx';
import styles from './inbox.module.css';
import { Workspace } from './Workspace.tsx';

export function InboxPage() {
  useArrivals();
  const phase = useSlice(
    (services) => services.inbox,
    (state) => state.phase,
  );
  const empty = useSlice(
    (services) => services.inbox,
    ({ pages, query }) => pages.total === 0 && query === '',
  );
  if (phase === 'failed') return <Unreadable />;
  if (phase === 'loading')
    return (
      <div className={styles.centre} role="status">
        <Loader size="sm" aria-hidden="true" />
        <span className="muted">Reading the history…</span>
      </div>
    );
  return (
    <ImportFrame>
      <div className={styles.page}>
        <RemovedBar />
        {empty ? <EmptyInbox /> : <Workspace />}
      </div>
    </ImportFrame>
  );
}

function Unreadable() {
  const { inbox } = useServices();
  const problem = useSlice(
    (services) => services.inbox,
    (state) => state.problem,
  );
  return (
    <div className={styles.centre} role="alert">
      <h1>The history cannot be read</h1>
      <p className="muted">{problem}</p>
      <Button onClick={() => inbox.reload()}>Try again</Button>
    </div>
  );
}
