import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { DriftType } from '../../../core/contract/drift-calls.ts';
import { driftSummary } from '../../../core/contract/drift-words.ts';
import { useServices, useSlice } from '../../services.ts';
import { formatCount, plural } from '../../ui/format.ts';
import { DriftReportView } from './DriftReportView.tsx';
import styles from './insights.module.css';
import { freshCount, type LookState, lookLength } from './model/drift-look.ts';
import { keyOf } from './model/type-list.ts';

/** The chosen type: what a look at its events has told, and how far a look is. */
export function DriftPane() {
  const { speaker } = useServices();
  const state = useSlice(
    (services) => services.insights.drift,
    (now) => now,
  );
  const { chosen, report } = state;
  const type = useSlice(
    (services) => services.insights.types,
    ({ types }) => types.find((one) => chosen !== null && keyOf(one) === keyOf(chosen)),
  );
  useEffect(() => {
    if (report) speaker.say(driftSummary(report));
  }, [report, speaker]);
  if (!chosen) return <div className={styles.pane} />;
  return (
    <div className={styles.pane} aria-busy={state.progress.status === 'running'}>
      <div className={styles.paneHead}>
        <h3>{chosen.eventType}</h3>
        <Source state={state} />
        <span className={styles.grow} />
        <LookAgain state={state} type={type} />
      </div>
      <LookProgress state={state} type={type} />
      {report ? <DriftReportView report={report} counted={state.counted} /> : null}
    </div>
  );
}

interface PartProps {
  state: LookState;
  type: DriftType | undefined;
}

function Source({ state: { report } }: { state: LookState }) {
  if (!report) return null;
  if (!report.source) return <span className="faint">no document names this type</span>;
  const { title, url } = report.source;
  if (url === null) return <span className={`faint ${styles.source}`}>{title}</span>;
  return (
    <a className={styles.source} href={url} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}

/** Arrivals change nothing that is being read: they are counted here, until the user asks. */
function LookAgain({ state, type }: PartProps) {
  const { insights } = useServices();
  if (!state.report || state.progress.status !== 'idle') return null;
  const fresh = freshCount(state, type);
  return (
    <Button variant={fresh > 0 ? 'default' : 'subtle'} onClick={() => insights.drift.again()}>
      {fresh > 0 ? `${plural(fresh, 'new event')} — look again` : 'Look again'}
    </Button>
  );
}

function LookProgress({ state: { progress }, type }: PartProps) {
  const { insights } = useServices();
  if (progress.status === 'idle') return null;
  if (progress.status === 'running') {
    const length = lookLength(type);
    const words = `Looking at events: ${formatCount(progress.done)} of ${formatCount(length)}`;
    return (
      <div className={styles.progress}>
        <progress aria-label="Events looked at" max={Math.max(1, length)} value={progress.done} />
        <span className="muted">{words}</span>
        <Button onClick={() => insights.drift.cancel()}>Cancel</Button>
      </div>
    );
  }
  const isFailed = progress.status === 'failed';
  return (
    <div className={styles.progress} data-failed={isFailed || undefined} role={isFailed ? 'alert' : 'status'}>
      <span className={styles.grow}>
        {isFailed
          ? `The events could not be looked at: ${progress.problem}`
          : `Cancelled after ${plural(progress.done, 'event')}.`}
      </span>
      <Button onClick={() => insights.drift.again()}>{isFailed ? 'Try again' : 'Look again'}</Button>
    </div>
  );
}
