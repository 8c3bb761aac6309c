import type { EventDetail } from '../../../../core/contract/models.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { decodeUtf8, fromBase64 } from '../body/bytes.ts';
import { answeredBy, faultSentences } from './answer-words.ts';
import styles from './detail.module.css';
import { HeaderTable } from './HeaderTable.tsx';

export function ReplyTab({ event }: { event: EventDetail }) {
  const { reply } = event;
  if (!reply) return <Unanswered event={event} />;
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
      <AnswerNotes event={event} />
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

function AnswerNotes({ event: { answer } }: { event: EventDetail }) {
  const by = answeredBy(answer);
  return (
    <>
      {by === null ? null : <p>{by}</p>}
      {answer.fault === null ? null : <p className="muted">{faultSentences[answer.fault]}</p>}
    </>
  );
}

function Unanswered({ event }: { event: EventDetail }) {
  const { fault, pending } = event.answer;
  if (pending)
    return (
      <div className={styles.page} role="status">
        <strong>The answer is being held back</strong>
        <p className="muted">A rule of the endpoint delays it. It stands here once it has left.</p>
      </div>
    );
  return (
    <div className={styles.page}>
      <strong>{fault === null ? 'No reply left' : 'No reply, on purpose'}</strong>
      <AnswerNotes event={event} />
      {fault === null ? (
        <p className="muted">
          The sender had gone before the answer, or Hookglass stopped in between. The request itself is kept.
        </p>
      ) : null}
    </div>
  );
}
