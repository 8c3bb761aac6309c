import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { OkayaWebhook } from '../../../core/contract/okaya.ts';
import { useServices } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { type Pointed, pointTarget } from './model/words.ts';
import styles from './subscriptions.module.css';
import type { Desk } from './use-subscriptions.ts';

interface WebhookRowProps {
  webhook: OkayaWebhook;
  pointed: Pointed | null;
  /** It is asked whether it is to be deleted. */
  deleting: boolean;
  /** The webhook that is asked about from now on; null is none. */
  onAsk: (id: string | null) => void;
  desk: Desk;
}

export function WebhookRow({ webhook, pointed, deleting, onAsk, desk }: WebhookRowProps) {
  const { id, description, status, url, enabledEvents } = webhook;
  const enabled = status === 'enabled';
  const open = desk.form.pane === 'edit' && desk.form.webhook === id;
  return (
    <tr data-open={open || undefined}>
      <td>
        <div className={styles.what}>
          <span className={styles.description} title={description}>
            {description}
          </span>
          <Tag glyph={enabled ? 'check' : 'dashed'} tone={enabled ? 'good' : 'warn'} label={status} />
          {pointed ? <PointedTag pointed={pointed} /> : null}
        </div>
        <div className={styles.urlLine}>
          <span className={`mono ${styles.url}`} title={url}>
            {url}
          </span>
          <CopyButton name={`Copy URL of ${description}`} label="Copy" text={url} />
        </div>
        <div className={styles.idLine}>
          <span className="mono faint">{id}</span>
          {pointed?.previousUrl ? (
            <span className="faint" title={pointed.previousUrl}>
              before: <span className="mono">{pointed.previousUrl}</span>
            </span>
          ) : null}
        </div>
      </td>
      <td className={styles.eventsColumn}>
        {enabledEvents.map((event) => (
          <div key={event} className="mono">
            {event}
          </div>
        ))}
      </td>
      <td className={styles.actionsColumn}>
        {deleting ? (
          <Ask webhook={webhook} onAsk={onAsk} desk={desk} />
        ) : (
          <Actions webhook={webhook} pointed={pointed} onAsk={onAsk} desk={desk} />
        )}
      </td>
    </tr>
  );
}

function PointedTag({ pointed: { stale } }: { pointed: Pointed }) {
  return stale ? (
    <Tag glyph="bang" tone="warn" label="address changed" />
  ) : (
    <Tag glyph="check" tone="good" label="points here" />
  );
}

type PartProps = Omit<WebhookRowProps, 'deleting' | 'pointed'>;

function Actions({ webhook, pointed, onAsk, desk }: PartProps & { pointed: Pointed | null }) {
  const { okaya, shown, actions, state } = desk;
  const { id, description, url } = webhook;
  const busy = state.busy !== null;
  const target = pointTarget(okaya.targets, shown.account);
  return (
    <div className={styles.actions}>
      {pointed && pointed.previousUrl !== null ? (
        <Button
          disabled={busy}
          aria-label={`Put ${description} back`}
          onClick={() => void actions.putBack(shown, id).then((done) => done && desk.read())}
        >
          Put back
        </Button>
      ) : (
        <Button
          disabled={busy || target === null || target.url === url}
          aria-label={`Point at my tunnel: ${description}`}
          title={target === null ? 'There is no public URL yet' : target.url}
          onClick={() => target && void actions.point(shown, id, target.url)}
        >
          Point at my tunnel
        </Button>
      )}
      <Button disabled={busy} aria-label={`Edit ${description}`} onClick={() => desk.openEdit(webhook)}>
        Edit
      </Button>
      <Button disabled={busy} aria-label={`Delete ${description}`} onClick={() => onAsk(id)}>
        Delete
      </Button>
    </div>
  );
}

/** The question stands where the button was, and the keyboard with it. */
function Ask({ webhook, onAsk, desk }: PartProps) {
  const { speaker } = useServices();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const { shown, actions, form, state } = desk;
  const remove = async (): Promise<void> => {
    const done = await actions.remove(shown, webhook);
    onAsk(null);
    if (!done) return;
    speaker.say(`${webhook.description} deleted. It can be created again above the list.`);
    if (form.webhook === webhook.id) desk.change({ pane: 'none', webhook: '' });
  };
  return (
    <fieldset
      className={styles.actions}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onAsk(null);
      }}
    >
      <legend className="unseen">Delete {webhook.description}?</legend>
      <span className={styles.question}>Delete it at {desk.isSandbox ? 'the sandbox' : 'Okaya'}?</span>
      <Button variant="filled" disabled={state.busy !== null} onClick={() => void remove()}>
        Yes, delete
      </Button>
      <Button ref={keep} onClick={() => onAsk(null)}>
        Keep
      </Button>
    </fieldset>
  );
}
