import type { EventDetail } from '../../../../core/contract/models.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { decodeUtf8, fromBase64 } from '../body/bytes.ts';
import styles from './detail.module.css';
import { HeaderTable } from './HeaderTable.tsx';

export function ReplyTab({ event }: { event: EventDetail }) {
  const { reply } = event;
  if (!reply)
    return (
      <div className={styles.page}>
        <strong>No reply left</strong>
        <p className="muted">
          The sender had gone before the answer, or Hookglass stopped in between. The request itself is kept.
        </p>
      </div>
    );
  const bytes = fromBase64(reply.bodyBase64);
  const text = decodeUtf8(bytes);
  return (
    <div className={styles.page}>
      <div className={styles.replyLine}>
        <span className={`mono ${styles.replyStatus}`} data-bad={reply.status >= 400 || undefined}>
          {reply.status}
        </span>
        <span className="muted">answered in {formatDuration(reply.durationMs)}</span>
      </div>
      {reply.headers.length > 0 ? <HeaderTable label="Reply headers" pairs={reply.headers} /> : null}
      <div className={styles.blockHead}>
        <h2>Body, {formatBytes(bytes.length)}</h2>
        {text ? <CopyButton name="Copy reply body" label="Copy" text={text} /> : null}
      </div>
      {bytes.length === 0 ? (
        <p className="muted">The reply has no body.</p>
      ) : (
        <pre className={`mono ${styles.replyBody}`}>{text ?? 'The body is not UTF-8 text.'}</pre>
      )}
    </div>
  );
}
