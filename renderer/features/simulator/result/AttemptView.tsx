import type { ReactNode } from 'react';
import type { DeliveryAttempt, DeliveryResponse } from '../../../../core/contract/deliveries.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { focusable } from '../../../ui/focusable.ts';
import { formatBytes } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { decodeUtf8, fromBase64 } from '../../inbox/body/bytes.ts';
import { isJson } from '../../inbox/body/content.ts';
import { prettyJson } from '../../inbox/body/pretty.ts';
import { HeaderTable } from '../../inbox/detail/HeaderTable.tsx';
import { hrefOf } from '../../shell/sections.ts';
import styles from '../simulator.module.css';
import { RawMessage } from './RawMessage.tsx';
import { TimingBar } from './TimingBar.tsx';
import { outcomeOf } from './words.ts';

/** One attempt: how it ended, the answer, and what was really sent. */
export function AttemptView({ attempt, about }: { attempt: DeliveryAttempt; about: ReactNode }) {
  const { error, response, remarks, eventSeq, unreadableBase64 } = attempt;
  const { glyph, tone, label } = outcomeOf(attempt);
  return (
    <>
      <div className={styles.row}>
        <Tag glyph={glyph} tone={tone} label={label} />
        {eventSeq === null ? null : (
          <a href={hrefOf('inbox', String(eventSeq))}>Event #{eventSeq} in the Inbox</a>
        )}
      </div>
      {error ? (
        <p className={styles.reason} role="alert">
          {error.message} <span className="mono faint">{error.code}</span>
        </p>
      ) : null}
      {about}
      {remarks.map(({ code, message }) => (
        <p key={code} className={styles.note}>
          {message}
        </p>
      ))}
      <TimingBar timings={attempt.timings} />
      {response ? <Answer response={response} /> : null}
      {unreadableBase64 === null ? null : (
        <>
          <h3>What came instead of an answer</h3>
          <RawMessage head="" body={fromBase64(unreadableBase64)} masked={[]} />
        </>
      )}
      <h3>What was sent</h3>
      {attempt.head === '' ? (
        <p className="muted">Nothing: it never came to that.</p>
      ) : (
        <RawMessage
          head={attempt.head}
          body={fromBase64(attempt.bodyBase64).subarray(0, attempt.bodyBytes)}
          masked={attempt.masked}
        />
      )}
    </>
  );
}

function Answer({ response }: { response: DeliveryResponse }) {
  const bytes = fromBase64(response.bodyBase64);
  const text = decodeUtf8(bytes);
  const shown = text !== null && isJson(text) ? prettyJson(text) : text;
  const cut = response.size > bytes.length;
  return (
    <>
      <div className={styles.fieldHead}>
        <h3>Answer, {formatBytes(response.size)}</h3>
        <span className={styles.grow} />
        <CopyButton name="Copy the answer" label="Copy" text={text} />
      </div>
      {cut ? <p className={styles.note}>The first {formatBytes(bytes.length)} are kept.</p> : null}
      {response.truncated ? <p className={styles.note}>The answer did not come whole.</p> : null}
      {bytes.length === 0 ? (
        <p className="muted">The answer has no body.</p>
      ) : (
        <section ref={focusable} className={`mono ${styles.raw}`} aria-label="Body of the answer">
          {shown ?? 'The body is not UTF-8 text.'}
        </section>
      )}
      {response.headers.length > 0 ? (
        <HeaderTable label="Headers of the answer" pairs={response.headers} />
      ) : null}
    </>
  );
}
