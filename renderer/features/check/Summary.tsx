import { formatDuration, plural } from '../../ui/format.ts';
import styles from './check.module.css';
import { isOf } from './model/check-input.ts';
import type { Check } from './use-check.ts';
import { count, timesSentence } from './words.ts';

/** The counts, the times against the limit, and what changed since the last run. */
export function Summary({ check: { form, state } }: { check: Check }) {
  const { cases, report, changes } = state;
  const isOther = report !== null && !isOf(report, form);
  const failed = count(cases, 'fail');
  const warned = count(cases, 'warn');
  const changed = (kind: 'fixed' | 'regressed'): number => changes.filter((one) => one.kind === kind).length;
  return (
    <div className={styles.summary}>
      <div className={styles.counts}>
        <strong className={styles.failed} data-tone={failed > 0 ? 'bad' : 'good'}>
          {failed} failed
        </strong>
        <span data-tone="good">{count(cases, 'pass')} passed</span>
        <span data-tone={warned > 0 ? 'warn' : 'faint'}>{plural(warned, 'warning')}</span>
        <span data-tone="faint">{count(cases, 'skip')} skipped</span>
        <span className={styles.grow} />
        {changed('regressed') > 0 ? (
          <span className={styles.mark} data-kind="regressed">
            {changed('regressed')} regressed
          </span>
        ) : null}
        {changed('fixed') > 0 ? (
          <span className={styles.mark} data-kind="fixed">
            {changed('fixed')} fixed
          </span>
        ) : null}
      </div>
      {report ? (
        <div className="faint">
          {formatDuration(report.durationMs)}
          {report.times ? ` · ${timesSentence(report.times)}` : ' · nothing was answered'}
        </div>
      ) : null}
      {isOther ? (
        <div className={styles.other}>
          This is of {report.provider} at <span className="mono">{report.target}</span>.
        </div>
      ) : null}
    </div>
  );
}
