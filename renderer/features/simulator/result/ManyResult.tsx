import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { RepeatOutcome, RepeatReport } from '../../../../core/contract/repeats.ts';
import { useServices, useSlice } from '../../../services.ts';
import styles from '../simulator.module.css';
import { lastOutcome } from './words.ts';

/** How far sending many is, and what became of it. Not there before the first time. */
export function ManyResult() {
  const { speaker, repeat } = useServices();
  const { job, progress, report } = useSlice(
    (services) => services.repeat,
    (state) => state,
  );
  const before = useRef(report);
  useEffect(() => {
    if (report === before.current) return;
    before.current = report;
    if (report) speaker.say(summaryOf(report));
  }, [report, speaker]);
  if (job === null && !report) return null;
  return (
    <section className={styles.many} aria-label="Many deliveries" aria-busy={job !== null}>
      <h2>Many deliveries</h2>
      {job === null ? null : (
        <div className={styles.row}>
          <progress aria-label="Deliveries sent" value={progress?.done ?? 0} max={progress?.total ?? 1} />
          <span className="muted">
            {progress ? `${count(progress.done)} of ${count(progress.total ?? 0)}` : 'Sending…'}
          </span>
          <Button aria-label="Cancel sending many" onClick={() => repeat.cancel()}>
            Cancel
          </Button>
        </div>
      )}
      {report && job === null ? <Report report={report} /> : null}
    </section>
  );
}

function Report({ report }: { report: RepeatReport }) {
  const { outcomes, times, sent } = report;
  return (
    <>
      <p>{summaryOf(report)}</p>
      {times ? (
        <p className={styles.note}>
          Answer time: p50 {ms(times.p50Ms)}, p95 {ms(times.p95Ms)}, p99 {ms(times.p99Ms)}, longest{' '}
          {ms(times.maxMs)}.
        </p>
      ) : null}
      {sent === 0 ? null : (
        <ul aria-label="Outcomes">
          {outcomes.map((outcome) => (
            <li key={`${outcome.status} ${outcome.problem}`} className={styles.outcomeRow}>
              <span className={`mono ${styles.outcomeCount}`}>{count(outcome.count)}</span>
              <span>{wordsOf(outcome)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>
        The first one, and the first 50 that failed, stand among the deliveries below. The others are counted
        only.
      </p>
    </>
  );
}

function summaryOf({ asked, sent, ok, seconds, cancelled }: RepeatReport): string {
  const of = cancelled ? `Cancelled: ${count(sent)} of ${count(asked)} sent` : `${count(sent)} sent`;
  const rate = seconds > 0 ? `, ${count(Math.round(sent / seconds))} a second` : '';
  const failed = sent - ok;
  return `${of} in ${seconds.toFixed(1)} s${rate}. ${failed === 0 ? 'All were accepted.' : `${count(failed)} were not accepted.`}`;
}

const wordsOf = ({ status, problem }: RepeatOutcome): string =>
  lastOutcome({ attempts: 1, status, ok: problem === null && isSuccess(status), problem }).label;

const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300;
const count = (value: number): string => value.toLocaleString('en');
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
