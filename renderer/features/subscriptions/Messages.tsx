import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useServices, useSlice } from '../../services.ts';
import { Banner } from '../../ui/Banner.tsx';
import { messageOf } from '../../ui/message-of.ts';
import type { Failure } from './model/failure.ts';
import { pointedOf, pointTarget } from './model/words.ts';
import styles from './subscriptions.module.css';
import type { Desk } from './use-subscriptions.ts';

/** What stands above the list: whose world this is, what went wrong, what has changed, what can be undone. */
export function Messages({ desk }: { desk: Desk }) {
  const { speaker } = useServices();
  const { failure } = desk.state;
  useEffect(() => {
    if (failure) speaker.say(failure.message);
  }, [speaker, failure]);
  return (
    <>
      {desk.isSandbox ? <SandboxLine /> : null}
      {failure && !isInPane(failure, desk) ? <FailureBanner failure={failure} desk={desk} /> : null}
      <OtherGroup desk={desk} />
      <StaleBanners desk={desk} />
      <RemovedAccount desk={desk} />
      <Deleted desk={desk} />
      <Busy desk={desk} />
    </>
  );
}

function SandboxLine() {
  return (
    <div className={styles.sandboxLine} role="note">
      <strong>Sandbox.</strong> A server of Hookglass on this computer: nothing here reaches Okaya.
    </div>
  );
}

/** A group that is typed and not read yet: the list is not its. */
function OtherGroup({ desk: { place, shown, state } }: { desk: Desk }) {
  if (state.webhooks === null || place.group === shown.group) return null;
  return (
    <p className={styles.other} role="note">
      The list is of group <span className="mono">{shown.group}</span>. Press Enter to read the other one.
    </p>
  );
}

/** What a field in the pane says is not said twice. */
const isInPane = ({ field, raw }: Failure, { form }: Desk): boolean =>
  raw === null &&
  (form.pane === 'new' || form.pane === 'edit') &&
  (field === 'url' || field === 'description');

function FailureBanner({ failure, desk }: { failure: Failure; desk: Desk }) {
  const { message, field, raw } = failure;
  const actions =
    field === 'apiKey' && !desk.isSandbox ? (
      <Button onClick={() => desk.openAccount(desk.account)}>Set the API key</Button>
    ) : field === 'webhook' ? (
      <Button onClick={desk.read}>Read again</Button>
    ) : null;
  return (
    <Banner severity="error" title="It was not done" actions={actions}>
      {message}
      {raw === null ? null : (
        <Textarea
          className={styles.raw}
          classNames={{ input: 'mono' }}
          label={field === 'apiKey' ? 'The answer' : 'The answer, which is not documented'}
          value={raw}
          readOnly
          autosize
          maxRows={8}
        />
      )}
    </Banner>
  );
}

/** Webhooks that point where this computer was reached before. */
function StaleBanners({ desk }: { desk: Desk }) {
  const { okaya, shown, actions, state } = desk;
  const target = pointTarget(okaya.targets, shown.account);
  const stale = pointedOf(okaya, shown).filter((one) => one.stale);
  return stale.map(({ webhook, description, url, previousUrl }) => (
    <Banner
      key={webhook}
      severity="warning"
      title={`“${description}” points at an address that is not this computer’s any more`}
      actions={
        <>
          {target === null ? null : (
            <Button
              disabled={state.busy !== null}
              onClick={() => void actions.point(shown, webhook, target.url)}
            >
              Point at the new URL
            </Button>
          )}
          <Button
            disabled={state.busy !== null}
            onClick={() => void actions.putBack(shown, webhook).then((done) => done && actions.list(shown))}
          >
            {previousUrl === null ? 'Keep as it is' : 'Put back'}
          </Button>
        </>
      }
    >
      <span className="mono">{url}</span>
      {target === null ? ' There is no public URL now.' : null}
    </Banner>
  ));
}

function RemovedAccount({ desk }: { desk: Desk }) {
  const { okaya, speaker } = useServices();
  const [problem, setProblem] = useState<string | null>(null);
  const removed = useSlice(
    (services) => services.okaya,
    (all) => all.removed,
  );
  if (removed === null) return null;
  const undo = async (): Promise<void> => {
    try {
      await okaya.undoRemove();
      desk.chooseAccount({ id: removed.id, groups: [] });
      speaker.say(`Account ${removed.name} is back`);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  return (
    <UndoLine
      action="Undo"
      disabled={problem !== null}
      onUndo={() => void undo()}
      onDismiss={okaya.dismissUndo}
    >
      {problem ?? (
        <>
          Removed the account <strong>{removed.name}</strong> and its API key.
        </>
      )}
    </UndoLine>
  );
}

function Deleted({ desk: { state, actions } }: { desk: Desk }) {
  const { speaker } = useServices();
  const { deleted, busy } = state;
  if (deleted === null) return null;
  const again = async (): Promise<void> => {
    if (await actions.createAgain()) speaker.say(`${deleted.description} is created again`);
  };
  return (
    <UndoLine
      action="Create again"
      disabled={busy !== null}
      onUndo={() => void again()}
      onDismiss={actions.dismissDeleted}
    >
      Deleted <strong>{deleted.description}</strong>. Created again, it gets another ID.
    </UndoLine>
  );
}

interface UndoLineProps {
  action: string;
  disabled: boolean;
  onUndo: () => void;
  onDismiss: () => void;
  children: ReactNode;
}

function UndoLine({ action, disabled, onUndo, onDismiss, children }: UndoLineProps) {
  const button = useRef<HTMLButtonElement>(null);
  // The button that removed it is gone: the keyboard goes on where the way back is.
  useEffect(() => button.current?.focus(), []);
  return (
    <div className={styles.undo} role="status">
      <span className={styles.grow}>{children}</span>
      <Button ref={button} disabled={disabled} onClick={onUndo}>
        {action}
      </Button>
      <Button variant="subtle" onClick={onDismiss}>
        Dismiss
      </Button>
    </div>
  );
}

function Busy({ desk: { state, actions } }: { desk: Desk }) {
  if (state.busy === null) return null;
  return (
    <div className={styles.busy} role="status">
      <span className={styles.grow}>{state.busy}</span>
      <Button onClick={actions.cancel}>Cancel</Button>
    </div>
  );
}
