import type { CSSProperties } from 'react';
import type { TracedTime } from '../../../../core/contract/signature-trace.ts';
import { useSlice } from '../../../services.ts';
import { formatTime } from '../../../ui/format.ts';
import { timeLine, timeWords } from '../model/time-line.ts';
import { Card } from './Card.tsx';
import styles from './evidence.module.css';

export function TimeCard({ time }: { time: TracedTime }) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const line = timeLine(time);
  const words = timeWords(time);
  const today = new Date();
  const clock = (ms: number): string => formatTime(new Date(ms).toISOString(), zone, today);
  return (
    <Card title="Time" note={<span data-tone={words.tone}>{words.text}</span>}>
      {line ? (
        <div className={styles.time} aria-hidden="true">
          <div className={styles.axis} data-broken={line.broken || undefined} />
          {line.band ? (
            <div
              className={styles.band}
              style={{ left: `${line.band.from}%`, width: `${line.band.to - line.band.from}%` }}
            />
          ) : null}
          <Mark at={line.signed} tone={words.tone} above text="signed" />
          <Mark at={line.now} tone="now" text="arrived" />
        </div>
      ) : null}
      <dl className={styles.times}>
        <dt>Signed</dt>
        <dd className="mono">
          {time.signedAt === null ? 'not readable' : clock(time.signedAt)}{' '}
          <span className="faint">{time.text}</span>
        </dd>
        <dt>Arrived</dt>
        <dd className="mono">{clock(time.now)}</dd>
      </dl>
    </Card>
  );
}

interface MarkProps {
  at: number;
  tone: string;
  text: string;
  above?: boolean;
}

function Mark({ at, tone, text, above = false }: MarkProps) {
  const place: CSSProperties = { left: `${at}%` };
  return (
    <div className={styles.mark} style={place} data-tone={tone} data-above={above || undefined}>
      <span>{text}</span>
    </div>
  );
}
