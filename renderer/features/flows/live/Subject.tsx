import { Button } from '@mantine/core';
import type { SubjectTimeline } from '../../../../core/contract/flow-calls.ts';
import { useServices, useSlice } from '../../../services.ts';
import { formatMoment, plural } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import type { GlyphName, Tone } from '../../../ui/verdicts.ts';
import styles from './live.module.css';

type Remark = SubjectTimeline['remarks'][number];

const words: Readonly<Record<Remark['code'], string>> = {
  'missing-start': 'start is missing',
  repeated: 'repeated',
  'out-of-order': 'out of order',
  unusual: 'unusual',
  late: 'late',
  contradiction: 'contradiction',
};
const looks: Readonly<Record<Remark['severity'], { glyph: GlyphName; tone: Tone }>> = {
  error: { glyph: 'cross', tone: 'bad' },
  warning: { glyph: 'bang', tone: 'warn' },
  info: { glyph: 'minus', tone: 'faint' },
};

interface SubjectProps {
  timeline: SubjectTimeline;
  /** Id of the provider. */
  provider: string | null;
  label: string;
}

/** One subject: its events in their order, and what is remarkable of each. */
export function Subject({ timeline, provider, label }: SubjectProps) {
  const { flows, flowRecorder: recorder } = useServices();
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const { subject, events, older, remarks } = timeline;
  const record = (): void => {
    const offered = events.map((event) => ({ ...event, provider }));
    recorder.offer(offered, titleOf(`${label} ${subject}`));
    flows.show({ tab: 'flows', pane: 'recorder' });
  };
  return (
    <li className={styles.subject}>
      <h2>
        <span className="faint">{label}</span> <span className="mono">{subject}</span>
        {older > 0 ? <span className="faint"> {plural(older, 'older event')} not looked at</span> : null}
        <Button variant="subtle" aria-label={`Record a flow of ${label} ${subject}`} onClick={record}>
          Record a flow
        </Button>
      </h2>
      <ol>
        {events.map(({ seq, eventType, receivedAt }) => (
          <li key={seq} className={styles.event}>
            <a href={`#/inbox/${seq}`} className={styles.seq}>
              #{seq}
            </a>
            <span className="mono">{formatMoment(receivedAt, zone, new Date())}</span>
            <strong>{eventType}</strong>
            {remarks
              .filter((remark) => remark.seq === seq)
              .map(({ code, severity, message }) => (
                <span key={code} className={styles.remark}>
                  <Tag {...looks[severity]} label={words[code]} />
                  <span className="muted">{message}</span>
                </span>
              ))}
          </li>
        ))}
      </ol>
    </li>
  );
}

/** A flow's title has 100 characters at most. */
const titleOf = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1, 100)}`;
