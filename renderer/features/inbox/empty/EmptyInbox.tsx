import type { ReactNode } from 'react';
import { useConnection } from '../../../services.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Glyph } from '../../../ui/Glyph.tsx';
import { ImportButton } from '../../exchange/ImportButton.tsx';
import { useSendChosen } from '../../test-event/use-send-test.ts';
import { CurlCard } from './CurlCard.tsx';
import styles from './empty.module.css';
import { SendTest } from './SendTest.tsx';

/** Nothing yet is no dead end: everything to send the first webhook is here. */
export function EmptyInbox() {
  const paused = useConnection((state) => state.engine?.capture === 'paused');
  const test = useSendChosen();
  const url = useConnection(({ engine }) =>
    engine?.receiver.status === 'listening' ? engine.receiver.url : null,
  );
  return (
    <section className={styles.page} aria-labelledby="empty-title">
      <div className={styles.bench}>
        <h1 id="empty-title">{paused ? 'Capture is paused' : 'Waiting for the first webhook'}</h1>
        <p className={styles.lead}>
          {paused
            ? 'Requests are answered 503 and not kept. Resume capture in the bar above, and whatever comes then appears here.'
            : 'Anything sent to this address appears here at once, whatever its method, path or body. It stays on this computer.'}
        </p>
        <section className={styles.card} aria-label="Send it here">
          <div className={styles.cardHead}>
            <h2>Send it here</h2>
          </div>
          <div className={styles.address}>
            <span className={`mono ${styles.url}`}>{url ?? 'The receiver is not listening'}</span>
            <CopyButton name="Copy URL" label="Copy URL" variant="filled" text={url} />
            <SendTest test={test} />
            <ImportButton />
          </div>
          {test.problem ? (
            <div className={styles.problem} role="alert">
              {test.problem}
            </div>
          ) : null}
        </section>
        <CurlCard />
        <div className={styles.states}>
          <ReceiverCard />
          <StateCard title="Public address" text="Comes in a later version, with the tunnel." />
          <StateCard
            title="Subscription"
            text={
              <>
                <a href="#/subscriptions">Register one at Okaya</a>, or at its sandbox on this computer.
              </>
            }
          />
        </div>
      </div>
    </section>
  );
}

function ReceiverCard() {
  const receiver = useConnection((state) => state.engine?.receiver ?? null);
  if (receiver?.status === 'listening')
    return <StateCard title="Receiver" text="Listening on this computer" glyph="check" tone="good" />;
  if (receiver?.status === 'failed')
    return <StateCard title="Receiver" text={receiver.error.message} glyph="cross" tone="bad" />;
  return <StateCard title="Receiver" text="Not listening" />;
}

interface StateCardProps {
  title: string;
  text: ReactNode;
  glyph?: 'check' | 'cross' | 'dashed';
  tone?: 'good' | 'bad' | 'faint';
}

function StateCard({ title, text, glyph = 'dashed', tone = 'faint' }: StateCardProps) {
  return (
    <div className={styles.state}>
      <div className={styles.stateHead}>
        <Glyph name={glyph} tone={tone} />
        <strong>{title}</strong>
      </div>
      <div className="muted">{text}</div>
    </div>
  );
}
