import { Button } from '@mantine/core';
import { SANDBOX_ACCOUNT, type SandboxDelivery, type SandboxState } from '../../../core/contract/okaya.ts';
import { useSlice } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { formatDuration, formatTime } from '../../ui/format.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { PaneFrame } from './PaneFrame.tsx';
import styles from './subscriptions.module.css';
import { type SandboxActions, useSandbox } from './use-sandbox.ts';
import type { Desk } from './use-subscriptions.ts';

type Running = Extract<SandboxState, { status: 'running' }>;

/** A server on this computer that speaks Okaya's API, to practise with. */
export function SandboxPane({ desk }: { desk: Desk }) {
  const { sandbox } = desk.okaya;
  const actions = useSandbox();
  const running = sandbox.status === 'running';
  return (
    <PaneFrame title="Sandbox" onClose={desk.closePane}>
      <div className={styles.sandboxHead}>
        <Tag
          glyph={running ? 'check' : 'minus'}
          tone={running ? 'good' : 'faint'}
          label={running ? 'running' : 'stopped'}
        />
        <span className={styles.grow} />
        {running ? (
          <Button disabled={actions.busy} onClick={() => void actions.stop()}>
            Stop sandbox
          </Button>
        ) : (
          <Button variant="filled" disabled={actions.busy} onClick={() => void actions.start()}>
            Start sandbox
          </Button>
        )}
      </div>
      <p className="muted">
        A server of Hookglass on this computer that speaks the documented Webhooks API, word for word, and
        sends its events to what is registered. It is nothing of Okaya’s, and off at each start.
      </p>
      {actions.problem === null ? null : (
        <p className={styles.problem} role="alert">
          {actions.problem}
        </p>
      )}
      {running ? <RunningSandbox sandbox={sandbox} actions={actions} desk={desk} /> : null}
    </PaneFrame>
  );
}

interface RunningSandboxProps {
  sandbox: Running;
  actions: SandboxActions;
  desk: Desk;
}

function RunningSandbox({ sandbox, actions, desk }: RunningSandboxProps) {
  const { url, apiKey, groupID, deliveries } = sandbox;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="URL" text={url} />
        <Fact name="API key" text={apiKey} />
        <Fact name="Group ID" text={groupID} />
      </dl>
      <p className="faint">The key is made for this run and good for nothing else, so it is shown.</p>
      {desk.isSandbox ? null : (
        <Button onClick={() => desk.chooseAccount({ id: SANDBOX_ACCOUNT, groups: [groupID] })}>
          Show its subscriptions
        </Button>
      )}
      <div className={styles.choices}>
        <Button variant="filled" disabled={actions.busy} onClick={() => void actions.fire('user.created')}>
          Send user.created
        </Button>
        <Button disabled={actions.busy} onClick={() => void actions.fire('user.session.result')}>
          Send user.session.result
        </Button>
      </div>
      <Deliveries deliveries={deliveries} />
    </>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd className={`mono ${styles.url}`} title={text}>
        {text}
      </dd>
      <dd className={styles.factCopy}>
        <CopyButton name={`Copy ${name} of the sandbox`} label="Copy" text={text} />
      </dd>
    </div>
  );
}

function Deliveries({ deliveries }: { deliveries: readonly SandboxDelivery[] }) {
  if (deliveries.length === 0)
    return (
      <p className="muted">Nothing was sent yet. Each event goes once to every webhook that takes it.</p>
    );
  return (
    <ul className={styles.deliveries} aria-label="Deliveries of the sandbox">
      {deliveries.map((delivery) => (
        <Delivery key={delivery.n} delivery={delivery} />
      ))}
    </ul>
  );
}

function Delivery({ delivery }: { delivery: SandboxDelivery }) {
  const zone = useSlice(
    (services) => services.settings,
    ({ times }) => times,
  );
  const { at, event, url, ok, status, error, durationMs } = delivery;
  return (
    <li className={styles.delivery}>
      <Glyph name={ok ? 'check' : 'cross'} tone={ok ? 'good' : 'bad'} />
      <span className={`mono ${styles.grow}`}>{event}</span>
      <span className="mono faint">{formatTime(at, zone, new Date())}</span>
      <span className={styles.deliveryLine}>
        {status === null ? 'no answer after' : `answered ${status} in`} {formatDuration(durationMs)}
      </span>
      <span className={`mono faint ${styles.deliveryLine}`}>{url}</span>
      {error === null ? null : <span className={`${styles.deliveryLine} ${styles.problem}`}>{error}</span>}
    </li>
  );
}
