import { Loader } from '@mantine/core';
import type { OkayaState } from '../../../core/contract/okaya.ts';
import { useSlice } from '../../services.ts';
import { useActions } from '../commands/use-actions.ts';
import { AccountPane } from './AccountPane.tsx';
import { Messages } from './Messages.tsx';
import { SandboxPane } from './SandboxPane.tsx';
import { EditPane, NewPane } from './SubscriptionPane.tsx';
import styles from './subscriptions.module.css';
import { Toolbar } from './Toolbar.tsx';
import { type Desk, useDesk } from './use-subscriptions.ts';
import { WebhookList } from './WebhookList.tsx';

/** The webhooks that are registered at Okaya: the list on the left, what is done with it on the right. */
export function SubscriptionsPage() {
  const { state, problem } = useSlice(
    (services) => services.okaya,
    (all) => all,
  );
  return state ? <Page okaya={state} /> : <NotYet problem={problem} />;
}

function Page({ okaya }: { okaya: OkayaState }) {
  const desk = useDesk(okaya);
  useActions({
    'subscriptions.new': { run: desk.openNew },
    'subscriptions.sandbox': { run: () => desk.change({ pane: 'sandbox' }) },
  });
  return (
    <div className={styles.page} data-alone={desk.form.pane === 'none' || undefined}>
      <section className={styles.left} aria-labelledby="subscriptions-title">
        <h1 id="subscriptions-title" className="unseen">
          Subscriptions
        </h1>
        <Toolbar desk={desk} />
        <Messages desk={desk} />
        <WebhookList desk={desk} />
      </section>
      <Pane desk={desk} />
    </div>
  );
}

function Pane({ desk }: { desk: Desk }) {
  const { pane, webhook, accountId } = desk.form;
  if (pane === 'new') return <NewPane desk={desk} />;
  if (pane === 'edit') return <EditPane key={webhook} desk={desk} />;
  if (pane === 'account') return <AccountPane key={accountId} desk={desk} />;
  return pane === 'sandbox' ? <SandboxPane desk={desk} /> : null;
}

function NotYet({ problem }: { problem: string | null }) {
  return (
    <div className={styles.centre} role={problem === null ? 'status' : 'alert'}>
      {problem === null ? (
        <Loader size="sm" aria-label="Reading the accounts" />
      ) : (
        <>
          <strong>The accounts cannot be read</strong>
          <span className="muted">{problem}</span>
        </>
      )}
    </div>
  );
}
