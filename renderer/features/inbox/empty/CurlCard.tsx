import { useEffect, useState } from 'react';
import { useConnection, useServices, useSlice } from '../../../services.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { focusable } from '../../../ui/focusable.ts';
import { curlParts } from './curl-parts.ts';
import styles from './empty.module.css';
import { TemplatePicker } from './TemplatePicker.tsx';

type Curl =
  | { status: 'loading' }
  | { status: 'ready'; text: string | null }
  | { status: 'failed'; problem: string };

export function CurlCard() {
  const curl = useCurl();
  const text = curl.status === 'ready' ? curl.text : null;
  return (
    <section className={styles.card} aria-label="cURL">
      <div className={styles.cardHead}>
        <h2>cURL</h2>
        <TemplatePicker />
        <CopyButton name="Copy cURL" label="Copy" text={text} />
      </div>
      <section ref={focusable} className={`mono ${styles.curl}`} aria-label="The cURL line">
        {curl.status === 'failed' ? curl.problem : null}
        {curl.status === 'loading' ? 'Being read…' : null}
        {curl.status === 'ready' && text === null
          ? 'The receiver is not listening, so there is no address yet.'
          : null}
        {text === null
          ? null
          : curlParts(text).map((part) => (
              <span key={part.from} className={part.quoted ? styles.quoted : undefined}>
                {part.text}
              </span>
            ))}
      </section>
    </section>
  );
}

function useCurl(): Curl {
  const { connection } = useServices();
  const chosen = useSlice(
    (services) => services.directory,
    (state) => state.chosen,
  );
  // A new address makes a new line.
  const url = useConnection(({ engine }) =>
    engine?.receiver.status === 'listening' ? engine.receiver.url : null,
  );
  const [curl, setCurl] = useState<Curl>({ status: 'loading' });
  useEffect(() => {
    let current = true;
    if (chosen === null) return;
    connection.call('templates.get', { id: chosen }).then(
      (template) => current && setCurl({ status: 'ready', text: url === null ? null : template.curl }),
      (thrown: Error) => current && setCurl({ status: 'failed', problem: thrown.message }),
    );
    return () => {
      current = false;
    };
  }, [connection, chosen, url]);
  return curl;
}
