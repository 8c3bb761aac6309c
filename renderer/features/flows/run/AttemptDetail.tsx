import { useEffect, useState } from 'react';
import type { DeliveryAttempt } from '../../../../core/contract/deliveries.ts';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import styles from './ladder.module.css';

type Shown = { attempt: DeliveryAttempt | null } | { problem: string } | null;

/** What an attempt sent and got. */
export function AttemptDetail({ delivery, n }: { delivery: number; n: number }) {
  const { connection } = useServices();
  const [shown, setShown] = useState<Shown>(null);
  useEffect(() => {
    let wanted = true;
    connection.call('deliveries.get', { id: delivery }).then(
      ({ list }) => wanted && setShown({ attempt: list.find((one) => one.n === n) ?? null }),
      (thrown: unknown) => wanted && setShown({ problem: messageOf(thrown) }),
    );
    return () => {
      wanted = false;
    };
  }, [connection, delivery, n]);
  if (shown === null) return <p className="muted">Reading…</p>;
  if ('problem' in shown) return <p role="alert">{shown.problem}</p>;
  if (!shown.attempt) return <p className="muted">It is not in the history.</p>;
  const { head, bodyBase64, masked, response, error } = shown.attempt;
  return (
    <div className={styles.detail}>
      <section aria-label="Request">
        <h4>Request</h4>
        <pre>{`${head}${textOf(bodyBase64)}` || 'Nothing was sent.'}</pre>
        {masked.length > 0 ? (
          <p className="faint">Hidden here, as it carries a secret: {masked.join(', ')}.</p>
        ) : null}
      </section>
      <section aria-label="Response">
        <h4>Response</h4>
        <pre>{response ? `${headOf(response)}\n${textOf(response.bodyBase64)}` : 'There was none.'}</pre>
        {error ? <p>{error.message}</p> : null}
      </section>
    </div>
  );
}

const headOf = ({
  httpVersion,
  status,
  statusText,
  headers,
}: NonNullable<DeliveryAttempt['response']>): string =>
  [
    `HTTP/${httpVersion} ${status} ${statusText}`.trimEnd(),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
  ].join('\n');

/** For reading: bytes that are no UTF-8 show as such. */
const textOf = (base64: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
