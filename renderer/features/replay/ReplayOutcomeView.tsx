import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { ReplayResult } from '../../../core/contract/replay-calls.ts';
import { useServices } from '../../services.ts';
import { formatCount, formatDuration, plural } from '../../ui/format.ts';
import { Tag } from '../../ui/Tag.tsx';
import { hrefOf } from '../shell/sections.ts';
import styles from './replay.module.css';
import type { ReplayOutcome } from './replay-store.ts';

/** Rows that are drawn; the deliveries of all stand at their events. */
const SHOWN = 200;

/** What became of a replay. */
export function ReplayOutcomeView({ outcome }: { outcome: ReplayOutcome }) {
  const { replays, speaker } = useServices();
  const { asked, sent, ok, cancelled, results } = outcome;
  const words = `${formatCount(ok)} of ${plural(asked, 'event')} answered 2xx${cancelled ? `, cancelled after ${formatCount(sent)}` : ''}`;
  useEffect(() => speaker.say(words), [speaker, words]);
  return (
    <section className={styles.form} aria-label="Replay result">
      <p>
        <strong>{words}</strong>
      </p>
      <ul className={styles.results} aria-label="Copies">
        {results.slice(0, SHOWN).map((result) => (
          <Row key={result.seq} result={result} onLeave={() => replays.close()} />
        ))}
      </ul>
      {asked > SHOWN ? <p className="muted">The first {SHOWN} are shown.</p> : null}
      <div className={styles.actions}>
        <Button onClick={() => replays.again()}>Send again</Button>
        <Button variant="filled" onClick={() => replays.close()}>
          Done
        </Button>
      </div>
    </section>
  );
}

function Row({ result, onLeave }: { result: ReplayResult; onLeave: () => void }) {
  const { seq, status, ok, durationMs, message, eventSeq } = result;
  return (
    <li>
      <span className="mono faint">#{seq}</span>
      <Tag
        glyph={ok ? 'check' : 'cross'}
        tone={ok ? 'good' : 'bad'}
        label={status === null ? 'No answer' : String(status)}
      />
      {durationMs === null ? null : <span className="mono faint">{formatDuration(durationMs)}</span>}
      <span className={styles.grow}>{message}</span>
      {eventSeq === null ? null : (
        <a href={hrefOf('inbox', String(eventSeq))} onClick={onLeave}>
          Became #{eventSeq}
        </a>
      )}
    </li>
  );
}
