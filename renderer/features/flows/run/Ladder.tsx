import { Fragment, useState } from 'react';
import type { DeliveryPolicy } from '../../../../core/contract/delivery.ts';
import type { RunAttempt, RunState } from '../../../../core/contract/flow-runs.ts';
import type { Flow } from '../../../../core/contract/flows.ts';
import { waitWords } from '../../../../core/contract/wait-words.ts';
import { useSlice } from '../../../services.ts';
import { formatClock, formatDuration } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { attemptMark, policyWords } from '../model/words.ts';
import { AttemptDetail } from './AttemptDetail.tsx';
import styles from './ladder.module.css';

interface LadderProps {
  flow: Flow;
  run: RunState | null;
  policy: DeliveryPolicy;
  /** Numbers of the policy are set otherwise. */
  changed: boolean;
}

/** Every attempt of the run, with the waits between them as they are and as they were compressed. */
export function Ladder({ flow, run, policy, changed }: LadderProps) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const longest = Math.max(1, ...(run?.attempts ?? []).map(({ durationMs }) => durationMs));
  const titleOf = (id: string): string => flow.steps.find((step) => step.id === id)?.title ?? id;
  return (
    <section className={styles.card} aria-labelledby="ladder-title">
      <header className={styles.head}>
        <h3 id="ladder-title">Attempts</h3>
        <span className="muted">
          {changed ? `${policy.label}, with numbers of yours` : policyWords(policy)}
        </span>
      </header>
      {run && run.attempts.length > 0 ? (
        <table className={styles.table} aria-label="Attempts of the run">
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Began</th>
              <th scope="col">Wait before</th>
              <th scope="col">Took</th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            {run.attempts.map((attempt) => (
              <Row
                key={`${attempt.place}/${attempt.n}`}
                attempt={attempt}
                title={titleOf(attempt.step)}
                clock={formatClock(attempt.startedAt, zone)}
                share={attempt.durationMs / longest}
              />
            ))}
          </tbody>
        </table>
      ) : (
        <p className={styles.none}>
          {run ? 'Nothing was sent yet.' : 'Run the flow, and every attempt stands here.'}
        </p>
      )}
      {run?.waiting ? (
        <p className={styles.waiting} role="status">
          Waits {waitWords(run.waiting.plannedMs)} before{' '}
          {run.waiting.before === 'step' ? titleOf(run.waiting.step) : 'the next attempt'}
          {run.waiting.ms === run.waiting.plannedMs ? '' : `, here ${waitWords(run.waiting.ms)}`}: until{' '}
          <span className="mono">{formatClock(run.waiting.until, zone)}</span>
        </p>
      ) : null}
      {run?.steps.map(({ duplicate, place, step }) =>
        duplicate === null ? null : (
          <p key={place} className={styles.duplicate}>
            <strong>{titleOf(step)}.</strong> {duplicate}
          </p>
        ),
      )}
      {run?.remarks.map((sentence) => (
        <p key={sentence} className={styles.remark}>
          {sentence}
        </p>
      ))}
    </section>
  );
}

function Row({
  attempt,
  title,
  clock,
  share,
}: {
  attempt: RunAttempt;
  title: string;
  clock: string;
  share: number;
}) {
  const [open, setOpen] = useState(false);
  const { n, why, plannedMs, waitedMs, durationMs } = attempt;
  const mark = attemptMark(attempt);
  const wait =
    plannedMs === 0
      ? ''
      : `${waitWords(plannedMs)}${waitedMs === plannedMs ? '' : `, here ${waitWords(waitedMs)}`}`;
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <button type="button" className={styles.open} aria-expanded={open} onClick={() => setOpen(!open)}>
            {title} <span className="faint">#{n}</span>
          </button>
        </th>
        <td className="mono">{clock}</td>
        <td>{wait}</td>
        <td>
          <svg className={styles.took} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect data-tone={mark.tone} width={Math.max(2, share * 100)} height={8} rx={2} />
          </svg>
          <span className="mono">{formatDuration(durationMs)}</span>
        </td>
        <td>
          <Tag glyph={mark.glyph} tone={mark.tone} label={mark.words} />
        </td>
      </tr>
      {why === null ? null : (
        <tr className={styles.why}>
          <td colSpan={5}>{why}</td>
        </tr>
      )}
      {open ? (
        <tr>
          <td colSpan={5}>
            <AttemptDetail delivery={attempt.delivery} n={n} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}
