import { Button } from '@mantine/core';
import { pointTarget } from './model/words.ts';
import styles from './subscriptions.module.css';
import { useSandbox } from './use-sandbox.ts';
import type { Desk } from './use-subscriptions.ts';

/** What to do next, where there is nothing in the list. */
export function Empty({ desk }: { desk: Desk }) {
  const { isSandbox, isReady, okaya, state } = desk;
  if (isSandbox && !isReady) return okaya.accounts.length === 1 ? <Beginning desk={desk} /> : <SandboxOff />;
  if (!isReady) return <NoKey desk={desk} />;
  return state.webhooks === null ? <NotAsked desk={desk} /> : <NoWebhooks desk={desk} />;
}

function Beginning({ desk }: { desk: Desk }) {
  const { start, busy, problem } = useSandbox();
  return (
    <div className={styles.centre}>
      <h2>Webhooks that are registered at Okaya</h2>
      <p className="muted">
        List, create, change and delete them, and point one at this computer while you work. With an API key
        of your account, or without any account in the sandbox: a server on this computer that speaks the same
        documented API and sends its events.
      </p>
      <div className={styles.choices}>
        <Button variant="filled" onClick={() => desk.openAccount(null)}>
          Add an account
        </Button>
        <Button disabled={busy} onClick={() => void start()}>
          Start the sandbox
        </Button>
      </div>
      <Problem of={problem} />
      <p className="faint">Webhooks are available to owners of an API subscription only, Okaya documents.</p>
    </div>
  );
}

function SandboxOff() {
  const { start, busy, problem } = useSandbox();
  return (
    <div className={styles.centre}>
      <h2>The sandbox is not running</h2>
      <p className="muted">It is never on by itself. What was registered in it is kept.</p>
      <Button disabled={busy} onClick={() => void start()}>
        Start the sandbox
      </Button>
      <Problem of={problem} />
    </div>
  );
}

function Problem({ of }: { of: string | null }) {
  if (of === null) return null;
  return (
    <p className={styles.problem} role="alert">
      {of}
    </p>
  );
}

function NoKey({ desk }: { desk: Desk }) {
  const unreadable = desk.account.apiKey === 'unreadable';
  return (
    <div className={styles.centre}>
      <h2>{unreadable ? 'The API key cannot be read on this system' : 'No API key is set'}</h2>
      <p className="muted">
        Without it the API answers nothing. Paste the key of {desk.account.name} once more.
      </p>
      <Button variant="filled" onClick={() => desk.openAccount(desk.account)}>
        Set the API key
      </Button>
    </div>
  );
}

/** Nothing was read: it failed, or it was not asked for yet. */
function NotAsked({ desk }: { desk: Desk }) {
  if (desk.state.failure)
    return (
      <div className={styles.centre}>
        <p className="muted">The list could not be read. The reason stands above.</p>
        <Button onClick={desk.read}>Try again</Button>
      </div>
    );
  return (
    <div className={styles.centre}>
      <p className="muted">Give the ID of a group, then press Enter: its webhooks are read.</p>
    </div>
  );
}

function NoWebhooks({ desk }: { desk: Desk }) {
  const { okaya, shown, actions, state } = desk;
  const target = pointTarget(okaya.targets, shown.account);
  return (
    <div className={styles.centre}>
      <h2>
        Group <span className="mono">{shown.group}</span> has no webhooks
      </h2>
      <p className="muted">
        {target === null
          ? 'There is no public URL yet: Okaya could not reach this computer. Any HTTPS URL can be registered all the same.'
          : 'One that points at this computer is created with a click, or any other by hand.'}
      </p>
      <div className={styles.choices}>
        {target === null ? null : (
          <Button
            variant="filled"
            disabled={state.busy !== null}
            title={target.url}
            onClick={() => void actions.point(shown, null, target.url)}
          >
            Point one at my tunnel
          </Button>
        )}
        <Button onClick={desk.openNew}>By hand…</Button>
      </div>
      {target === null ? null : <p className="mono faint">{target.url}</p>}
    </div>
  );
}
