import { useConnection } from '../../../services.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { ImportButton } from '../../exchange/ImportButton.tsx';
import { FirstStepsCard } from '../../first-steps/FirstStepsCard.tsx';
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
        <FirstStepsCard />
      </div>
    </section>
  );
}
