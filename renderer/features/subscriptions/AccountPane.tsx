import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useConnection, useServices } from '../../services.ts';
import { type Failure, failureOf } from './model/failure.ts';
import { groupsOf } from './model/words.ts';
import { PaneFrame } from './PaneFrame.tsx';
import styles from './subscriptions.module.css';
import type { Desk } from './use-subscriptions.ts';

/** An account to be made or changed. The key leaves the page for the engine's vault and is forgotten here. */
export function AccountPane({ desk }: { desk: Desk }) {
  const { form, okaya } = desk;
  const account = okaya.accounts.find(({ id }) => id === form.accountId) ?? null;
  const vault = useConnection((state) => state.engine?.vault ?? null);
  const { failure, busy, key, setKey, save, remove } = useAccountForm(desk);
  const problem = (field: string): string | undefined =>
    failure?.field === field ? failure.message : undefined;
  return (
    <PaneFrame title={account ? `Account ${account.name}` : 'New account'} onClose={desk.closePane}>
      <form className={styles.form} noValidate autoComplete="off" onSubmit={(event) => void save(event)}>
        <TextInput
          label="Name"
          description="Yours: it stands in the list of accounts."
          value={form.name}
          error={problem('name')}
          onChange={(event) => desk.change({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Base URL"
          classNames={{ input: 'mono' }}
          value={form.baseUrl}
          error={problem('baseUrl')}
          spellCheck={false}
          onChange={(event) => desk.change({ baseUrl: event.currentTarget.value })}
        />
        <TextInput
          label="Groups"
          description="Their IDs, one or several, with commas between them."
          classNames={{ input: 'mono' }}
          placeholder="123456"
          value={form.groups}
          error={problem('groups')}
          spellCheck={false}
          onChange={(event) => desk.change({ groups: event.currentTarget.value })}
        />
        <PasswordInput
          label="API key"
          description={
            account?.apiKey === 'set' ? 'It is set. Paste another one to replace it.' : 'As Okaya gave it.'
          }
          classNames={{ innerInput: 'mono' }}
          value={key}
          error={problem('apiKey')}
          autoComplete="new-password"
          spellCheck={false}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <p className="faint">
          {vault ? `${vault.detail} ` : ''}It is sent to the base URL as x-api-key and to nobody else, and
          never shown again.
        </p>
        {failure && failure.field === null ? (
          <p className={styles.problem} role="alert">
            {failure.message}
          </p>
        ) : null}
        <div className={styles.choices}>
          <Button type="submit" variant="filled" disabled={busy}>
            {account ? 'Save account' : 'Add account'}
          </Button>
          <span className={styles.grow} />
          {account ? (
            <Button disabled={busy} onClick={() => void remove(account.id, account.name)}>
              Remove account
            </Button>
          ) : null}
        </div>
      </form>
    </PaneFrame>
  );
}

interface AccountFormState {
  readonly failure: Failure | null;
  readonly busy: boolean;
  readonly key: string;
  setKey(key: string): void;
  save(event: FormEvent): Promise<void>;
  remove(id: number, name: string): Promise<void>;
}

function useAccountForm(desk: Desk): AccountFormState {
  const { connection, okaya, speaker } = useServices();
  const { form } = desk;
  const [key, setKey] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const doing = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (thrown) {
      setFailure(failureOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ failure, busy, key },
    setKey(typed) {
      setKey(typed);
      setFailure(null);
    },
    save(event) {
      event.preventDefault();
      return doing(async () => {
        const groups = groupsOf(form.groups);
        const { id, state } = await connection.call('okaya.saveAccount', {
          ...{ id: form.accountId, name: form.name, baseUrl: form.baseUrl, groups },
          apiKey: key === '' ? null : key,
        });
        okaya.show(state);
        setKey('');
        speaker.say(`Account ${form.name.trim()} saved`);
        desk.change({ pane: 'none', accountId: null, name: '', baseUrl: '', groups: '' });
        desk.chooseAccount({ id, groups });
      });
    },
    remove: (id, name) =>
      doing(async () => {
        await okaya.removeAccount({ id, name });
        desk.change({ pane: 'none', account: null, group: '' });
        speaker.say(`Account ${name} removed. Undo is above the list.`);
      }),
  };
}
