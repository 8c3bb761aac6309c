import { Loader, Switch } from '@mantine/core';
import { useState } from 'react';
import { useServices } from '../../services.ts';
import { Empty } from './Empty.tsx';
import { pointedOf, pointTarget } from './model/words.ts';
import styles from './subscriptions.module.css';
import type { Desk } from './use-subscriptions.ts';
import { WebhookRow } from './WebhookRow.tsx';

/** The webhooks of the group, or why there are none to see. */
export function WebhookList({ desk }: { desk: Desk }) {
  const { webhooks, busy } = desk.state;
  const [deleting, setDeleting] = useState<string | null>(null);
  if (webhooks === null && busy !== null)
    return (
      <div className={styles.centre}>
        <Loader size="sm" aria-label="Reading the webhooks" />
      </div>
    );
  if (webhooks === null || webhooks.length === 0) return <Empty desk={desk} />;
  const pointed = pointedOf(desk.okaya, desk.shown);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label="Subscriptions">
          <thead>
            <tr>
              <th scope="col">Webhook</th>
              <th scope="col" className={styles.eventsColumn}>
                Events
              </th>
              <th scope="col" className={styles.actionsColumn}>
                <span className="unseen">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {webhooks.map((webhook) => (
              <WebhookRow
                key={webhook.id}
                webhook={webhook}
                pointed={pointed.find((one) => one.webhook === webhook.id) ?? null}
                deleting={deleting === webhook.id}
                onAsk={setDeleting}
                desk={desk}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Foot desk={desk} />
    </>
  );
}

function Foot({ desk: { okaya, shown } }: { desk: Desk }) {
  const { connection, okaya: store, speaker } = useServices();
  const turn = (on: boolean): void =>
    void connection
      .call('okaya.setPutBack', { on })
      .then(store.show, (thrown: unknown) => speaker.fail(thrown));
  return (
    <div className={styles.foot}>
      {pointTarget(okaya.targets, shown.account) === null ? (
        <p className="muted">
          There is no public URL yet: Okaya cannot reach this computer, so nothing can be pointed at it.
        </p>
      ) : null}
      <Switch
        size="xs"
        label="Put pointed webhooks back when Hookglass ends"
        description="Those that had another URL before. What cannot be put back then is offered at the next start."
        checked={okaya.putBack}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
    </div>
  );
}
