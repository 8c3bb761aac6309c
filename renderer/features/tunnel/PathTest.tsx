import { Button } from '@mantine/core';
import { type Hop, type HopId, hopId, hopTitles, type PathReport } from '../../../core/contract/path-test.ts';
import { useConnection, useServices, useSlice } from '../../services.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import type { GlyphName, Tone } from '../../ui/verdicts.ts';
import { Card } from '../endpoints/Card.tsx';
import { hrefOf } from '../shell/sections.ts';
import { tunnelRows } from './rows.ts';
import styles from './tunnel.module.css';

/** Sends a request through the public URL and shows how far it comes. */
export function PathTest() {
  const { path } = useServices();
  const live = useConnection(({ link }) => link.status === 'live');
  const { running, hops, report, problem } = useSlice(
    (services) => services.path,
    (state) => state,
  );
  const known = running || hops.length > 0;
  return (
    <Card title="Path test" setting={tunnelRows.test.id}>
      <div className={styles.state}>
        {known ? (
          <ol className={styles.hops} aria-label="Hops">
            {hopId.options.map((id) => (
              <HopRow key={id} id={id} hop={hops.find((one) => one.id === id) ?? null} running={running} />
            ))}
          </ol>
        ) : (
          <p className="muted">
            Does a request find its way? One is sent to the public URL and followed through the tunnel, the
            receiver and the history to this window, and its answer back.
          </p>
        )}
        {problem === null ? null : (
          <div className={styles.problem} role="alert">
            {problem}
          </div>
        )}
        {report ? <Verdict report={report} /> : null}
        <div className={styles.actions}>
          <Button variant="filled" disabled={!live || running} onClick={() => void path.run()}>
            {known && !running ? 'Test again' : 'Test the path'}
          </Button>
          {running ? <Button onClick={path.cancel}>Cancel</Button> : null}
        </div>
      </div>
    </Card>
  );
}

const signs: Readonly<Record<Hop['status'], { glyph: GlyphName; tone: Tone; word: string }>> = {
  ok: { glyph: 'check', tone: 'good', word: 'good' },
  failed: { glyph: 'cross', tone: 'bad', word: 'broken' },
  skipped: { glyph: 'minus', tone: 'faint', word: 'not known' },
};

function HopRow({ id, hop, running }: { id: HopId; hop: Hop | null; running: boolean }) {
  const sign = hop ? signs[hop.status] : ({ glyph: 'dots', tone: 'faint', word: 'waiting' } as const);
  return (
    <li className={styles.hop} data-status={hop?.status} aria-label={`${hopTitles[id]}, ${sign.word}`}>
      <Glyph name={sign.glyph} tone={sign.tone} />
      <strong>{hopTitles[id]}</strong>
      <span className={`mono faint ${styles.ms}`}>
        {hop && hop.status !== 'skipped' && hop.ms !== null ? `${Math.round(hop.ms)} ms` : ''}
      </span>
      <span className={hop?.status === 'failed' ? styles.broken : 'muted'}>
        {hop?.message ?? (running ? '…' : '')}
      </span>
    </li>
  );
}

function Verdict({ report: { ok, url, eventId } }: { report: PathReport }) {
  return (
    <div className={styles.verdict} role="status" aria-label="Result of the path test">
      <span>{ok ? 'A request finds its way here and back.' : 'The path is broken where the cross is.'}</span>
      {eventId === null ? null : <a href={hrefOf('inbox', eventId)}>Show the request</a>}
      {url === null ? null : <span className={`mono faint ${styles.sentTo}`}>{url}</span>}
    </div>
  );
}
