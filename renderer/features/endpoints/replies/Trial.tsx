import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Answering } from '../../../../core/contract/replies.ts';
import type { ReplyTrial } from '../../../../core/contract/reply-calls.ts';
import { useServices, useSlice } from '../../../services.ts';
import { formatDuration } from '../../../ui/format.ts';
import { decodeUtf8, fromBase64 } from '../../inbox/body/bytes.ts';
import { rowAt } from '../../inbox/model/pages.ts';
import styles from '../endpoints.module.css';

interface TrialProps {
  slug: string;
  /** Id of the rule that is being written. */
  rule: string;
  /** The rules as they would be; null where this one cannot be read. */
  answering: () => Answering | null;
  onProblem: (thrown: unknown) => void;
}

/** What would be answered to an event that has come, before anything is saved. */
export function Trial({ slug, rule, answering, onProblem }: TrialProps) {
  const { connection } = useServices();
  const newest = useSlice(
    (services) => services.inbox,
    ({ pages }) => rowAt(pages, pages.total - 1)?.seq ?? pages.total,
  );
  const [event, setEvent] = useState('');
  const [trial, setTrial] = useState<{ event: string; found: ReplyTrial } | null>(null);
  const tried = event.trim() === '' ? String(newest) : event.trim();
  const run = async (): Promise<void> => {
    const rules = answering();
    if (!rules) return;
    try {
      const found = await connection.call('replies.try', { slug, answering: rules, event: tried });
      setTrial({ event: tried, found });
    } catch (thrown) {
      setTrial(null);
      onProblem(thrown);
    }
  };
  return (
    <div className={styles.trial}>
      <div className={styles.editorRow}>
        <TextInput
          label="Try on event"
          className={styles.short}
          placeholder={newest === 0 ? 'none yet' : `#${newest}`}
          value={event}
          onChange={(change) => setEvent(change.currentTarget.value)}
          onKeyDown={(key) => {
            if (key.key !== 'Enter') return;
            key.preventDefault();
            void run();
          }}
        />
        <Button disabled={newest === 0} onClick={() => void run()}>
          Try it
        </Button>
      </div>
      <section aria-label="Trial" aria-live="polite">
        {trial ? <Found event={trial.event} rule={rule} trial={trial.found} /> : null}
      </section>
    </div>
  );
}

function Found({ event, rule, trial }: { event: string; rule: string; trial: ReplyTrial }) {
  const { told, reply, delayMs, remarks } = trial;
  const mine = trial.rules.find(({ id }) => id === rule);
  const text = reply ? decodeUtf8(fromBase64(reply.bodyBase64)) : null;
  return (
    <>
      <p>
        <strong>{sentence(event, rule, trial)}</strong>
        {trial.rule === rule || !mine?.matches ? null : (
          <span className="muted"> This rule matches as well, and is not asked.</span>
        )}
      </p>
      {delayMs > 0 ? <p className="muted">After {formatDuration(delayMs)}.</p> : null}
      {told.fault === 'fail' ? <p className="muted">Some requests fail instead, by chance.</p> : null}
      {remarks.map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
      {reply ? (
        <pre className={`mono ${styles.exact}`}>
          {`HTTP/1.1 ${reply.status}\n${reply.headers.map(([name, value]) => `${name}: ${value}\n`).join('')}\n${text ?? ''}`}
        </pre>
      ) : (
        <p className="muted">
          {told.fault === 'reset' ? 'The connection would be reset.' : 'Nothing would be answered.'}
        </p>
      )}
    </>
  );
}

function sentence(event: string, rule: string, { told, rule: decides }: ReplyTrial): string {
  const name = event.startsWith('#') ? event : `#${event}`;
  if (decides === rule) return `This rule answers ${name}.`;
  if (told.by !== null) return `${name} is answered by “${told.by}”.`;
  return `No rule matches ${name}: it gets the endpoint’s own answer.`;
}
