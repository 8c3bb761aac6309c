import type { EventDetail, HeaderPair } from '../../../../core/contract/models.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import styles from './detail.module.css';
import { HeaderTable } from './HeaderTable.tsx';

export function HeadersTab({ event }: { event: EventDetail }) {
  if (event.headers.length === 0)
    return (
      <div className={styles.page}>
        <p className="muted">
          {event.capture === 'malformed'
            ? 'What came is no HTTP request, so it has no headers. Its bytes are in the Body tab.'
            : 'The request has no headers.'}
        </p>
      </div>
    );
  return (
    <div className={styles.page}>
      <Block title={`${event.headers.length} headers`} name="Copy all headers" pairs={event.headers} />
      {event.trailers.length > 0 ? (
        <Block title={`${event.trailers.length} trailers`} name="Copy all trailers" pairs={event.trailers} />
      ) : null}
      <p className="faint">
        HTTP/{event.httpVersion}
        {event.remoteAddress ? `, from ${event.remoteAddress}` : ''}. Order and case are as they came.
      </p>
    </div>
  );
}

function Block({ title, name, pairs }: { title: string; name: string; pairs: readonly HeaderPair[] }) {
  const all = pairs.map(([header, value]) => `${header}: ${value}`).join('\n');
  return (
    <>
      <div className={styles.blockHead}>
        <h2>{title}</h2>
        <CopyButton name={name} label="Copy all" text={all} />
      </div>
      <HeaderTable label={title} pairs={pairs} />
    </>
  );
}
