import type { CSSProperties } from 'react';
import type { AttemptTimings } from '../../../../core/contract/attempts.ts';
import { formatDuration } from '../../../ui/format.ts';
import styles from '../simulator.module.css';
import { timingParts } from './timing-parts.ts';

/** Where the time went, as a bar and in words. */
export function TimingBar({ timings }: { timings: AttemptTimings }) {
  const parts = timingParts(timings);
  return (
    <div className={styles.timing}>
      <div className={styles.timingBar} aria-hidden="true">
        {parts.map(({ name, ms }) => {
          const share: CSSProperties = { flexGrow: ms };
          return <span key={name} data-part={name} style={share} />;
        })}
      </div>
      <dl className={styles.timingWords} aria-label="Time of the attempt">
        {parts.map(({ name, ms }) => (
          <div key={name}>
            <dt data-part={name}>{name}</dt>
            <dd className="mono">{formatDuration(ms)}</dd>
          </div>
        ))}
        <div>
          <dt>Total</dt>
          <dd className="mono">{formatDuration(timings.totalMs)}</dd>
        </div>
      </dl>
    </div>
  );
}
