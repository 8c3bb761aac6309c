import { Button } from '@mantine/core';
import type { SubjectTimeline } from '../../../../core/contract/flow-calls.ts';
import { useServices, useSlice } from '../../../services.ts';
import { formatMoment, plural } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import type { GlyphName, Tone } from '../../../ui/verdicts.ts';
import { foldRepeated, type Line, type Remark } from './fold.ts';
import styles from './live.module.css';

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
  const { subject, events, older } = timeline;
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
        {foldRepeated(timeline).map((group) =>
          group.kind === 'one' ? (
            <EventLine key={group.line.event.seq} line={group.line} />
          ) : (
            <Run key={group.lines[0]?.event.seq} lines={group.lines} />
          ),
        )}
      </ol>
    </li>
  );
}

function EventLine({ line: { event, remarks } }: { line: Line }) {
  const { seq, eventType, receivedAt } = event;
  const zone = useZone();
  return (
    <li className={styles.event}>
      <a href={`#/inbox/${seq}`} className={styles.seq}>
        #{seq}
      </a>
      <span className="mono">{formatMoment(receivedAt, zone, new Date())}</span>
      <strong>{eventType}</strong>
      {remarks.map((remark) => (
        <Said key={remark.code} remark={remark} />
      ))}
    </li>
  );
}

/** Repetitions that follow one another, folded. */
function Run({ lines }: { lines: Line[] }) {
  const zone = useZone();
  const [first, last] = [lines[0], lines.at(-1)];
  const remark = first?.remarks[0];
  if (!first || !last || !remark) return null;
  return (
    <li>
      <details>
        <summary className={styles.event}>
          <span className="mono">
            #{first.event.seq} to #{last.event.seq}
          </span>
          <span className="mono">{formatMoment(first.event.receivedAt, zone, new Date())}</span>
          <strong>{`${first.event.eventType} × ${lines.length}`}</strong>
          <Said remark={remark} />
        </summary>
        <ol>
          {lines.map((line) => (
            <EventLine key={line.event.seq} line={line} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function Said({ remark: { code, severity, message } }: { remark: Remark }) {
  return (
    <span className={styles.remark}>
      <Tag {...looks[severity]} label={words[code]} />
      <span className="muted">{message}</span>
    </span>
  );
}

const useZone = () =>
  useSlice(
    (services) => services.settings,
    (state) => state.times,
  );

/** A flow's title has 100 characters at most. */
const titleOf = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1, 100)}`;
