import { Button, Select, TextInput } from '@mantine/core';
import { IconFlask, IconPlus } from '@tabler/icons-react';
import styles from './subscriptions.module.css';
import type { Desk } from './use-subscriptions.ts';

/** Whose webhooks are shown, and the ways to more. */
export function Toolbar({ desk }: { desk: Desk }) {
  const { okaya, account, place, state, isReady, isSandbox } = desk;
  const groupProblem = state.failure?.field === 'group' ? state.failure.message : null;
  return (
    <form
      className={styles.tools}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        desk.read();
      }}
    >
      <div className={styles.line}>
        <Select
          label="Account"
          className={styles.account}
          data={okaya.accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(account.id)}
          allowDeselect={false}
          checkIconPosition="right"
          onChange={(id) => {
            const chosen = okaya.accounts.find((one) => String(one.id) === id);
            if (chosen) desk.chooseAccount(chosen);
          }}
        />
        <TextInput
          label="Group ID"
          className={styles.group}
          classNames={{ input: 'mono' }}
          placeholder="123456"
          value={place.group}
          error={groupProblem !== null}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => desk.change({ group: event.currentTarget.value })}
        />
        <Button type="submit" className={styles.beside} disabled={!isReady || state.busy !== null}>
          {state.webhooks === null ? 'Show' : 'Read again'}
        </Button>
        <span className={styles.grow} />
        <Button
          variant="filled"
          className={styles.beside}
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={desk.openNew}
        >
          New subscription
        </Button>
      </div>
      <Groups desk={desk} />
      <div className={styles.links}>
        <Button variant="subtle" onClick={() => desk.openAccount(null)}>
          New account
        </Button>
        {isSandbox ? null : (
          <Button variant="subtle" onClick={() => desk.openAccount(account)}>
            Account settings
          </Button>
        )}
        <Button
          variant="subtle"
          leftSection={<IconFlask size={13} aria-hidden="true" />}
          onClick={() => desk.change({ pane: 'sandbox' })}
        >
          {okaya.sandbox.status === 'running' ? 'Sandbox: running' : 'Sandbox'}
        </Button>
      </div>
    </form>
  );
}

/** The account's groups, where it has several. */
function Groups({ desk }: { desk: Desk }) {
  const { account, place, actions } = desk;
  if (account.groups.length < 2) return null;
  const choose = (group: string): void => {
    desk.change({ group });
    void actions.list({ account: account.id, group });
  };
  return (
    <fieldset className={styles.groups}>
      <legend className="unseen">Groups of this account</legend>
      {account.groups.map((group) => (
        <Button
          key={group}
          variant="subtle"
          className="mono"
          aria-pressed={group === place.group}
          onClick={() => choose(group)}
        >
          {group}
        </Button>
      ))}
    </fieldset>
  );
}
