import type { CallInput } from '../../contract/calls.ts';
import { SECRET_LENGTH } from '../../contract/endpoint-calls.ts';
import { HookglassError } from '../../contract/errors.ts';
import { type OkayaAccount, SANDBOX_ACCOUNT } from '../../contract/okaya.ts';
import type { OkayaAccess } from '../../okaya/account.ts';
import { checkBaseUrl } from '../../okaya/base-url.ts';
import { okayaError } from '../../okaya/failures.ts';
import { okayaKey } from '../../vault/refs.ts';
import type { Vault } from '../../vault/vault.ts';
import type { KeptOkaya, StoredAccount } from './kept.ts';

/** The accounts that the user made. Their API keys are the vault's. */
export interface Accounts {
  /** By name; removed ones are not among them. */
  list(): OkayaAccount[];
  /** Gives its id. Throws at the field that is wrong. */
  save(given: CallInput<'okaya.saveAccount'>): Promise<number>;
  remove(id: number): Promise<void>;
  restore(id: number): void;
  /** What was removed, and its key, for good. */
  forgetRemoved(): Promise<void>;
  /** Throws where there is no such account, or no key that can be read. */
  access(id: number): OkayaAccess;
}

export function createAccounts(kept: KeptOkaya, vault: Vault): Accounts {
  const inUse = (): StoredAccount[] => kept.current.accounts.filter(({ removed }) => !removed);
  const require = (id: number): StoredAccount => {
    const found = inUse().find((one) => one.id === id);
    if (found) return found;
    throw new HookglassError('account-not-found', 'This account is not there any more. Choose another one.');
  };
  const put = (id: number, change: Partial<StoredAccount>): void =>
    kept.change({
      accounts: kept.current.accounts.map((one) => (one.id === id ? { ...one, ...change } : one)),
    });
  const forgetRemoved = async (): Promise<void> => {
    const gone = kept.current.accounts.filter(({ removed }) => removed);
    if (gone.length === 0) return;
    await vault.change(gone.map(({ id }) => ({ op: 'remove', ref: okayaKey(id) })));
    const ids = new Set(gone.map(({ id }) => id));
    kept.change({
      accounts: inUse(),
      pointed: kept.current.pointed.filter(({ account }) => !ids.has(account)),
    });
  };

  return {
    list: () =>
      inUse()
        .map(({ removed: _, ...account }) => ({ ...account, apiKey: vault.status(okayaKey(account.id)) }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    async save(given) {
      const checked = checkAccount(given, inUse());
      if (given.id !== null) requireKeyFor(checked, require(given.id));
      const id = given.id ?? kept.current.lastId + 1;
      if (checked.apiKey !== null)
        await vault.change([{ op: 'set', ref: okayaKey(id), value: checked.apiKey }]);
      const { name, baseUrl, groups } = checked;
      if (given.id !== null) put(id, { name, baseUrl, groups });
      else
        kept.change({
          accounts: [...kept.current.accounts, { id, name, baseUrl, groups, removed: false }],
          lastId: id,
        });
      return id;
    },
    async remove(id) {
      require(id);
      await forgetRemoved();
      put(id, { removed: true });
    },
    restore(id) {
      if (!kept.current.accounts.some((one) => one.id === id && one.removed))
        throw new HookglassError(
          'account-not-found',
          'This account cannot be brought back any more. Make it anew.',
        );
      put(id, { removed: false });
    },
    forgetRemoved,
    access(id) {
      const { baseUrl } = require(id);
      const apiKey = vault.get(okayaKey(id));
      if (apiKey === null)
        throw okayaError('apiKey', 'This account has no API key that can be read. Set it.');
      return { baseUrl, apiKey };
    },
  };
}

/** A key goes to no other host than the one that it was given for. */
function requireKeyFor({ baseUrl, apiKey }: Checked, before: StoredAccount): void {
  if (apiKey !== null || new URL(baseUrl).origin === new URL(before.baseUrl).origin) return;
  throw okayaError('apiKey', 'The base URL leads to another host now: paste the API key that is for it.');
}

interface Checked {
  readonly name: string;
  readonly baseUrl: string;
  readonly groups: string[];
  readonly apiKey: string | null;
}

function checkAccount(given: CallInput<'okaya.saveAccount'>, others: readonly StoredAccount[]): Checked {
  const name = given.name.trim();
  if (name === '') throw okayaError('name', 'Give the account a name.');
  if (given.id === SANDBOX_ACCOUNT)
    throw okayaError('name', 'The sandbox’s account is always as it is: there is nothing to change.');
  if (others.some((one) => one.name === name && one.id !== given.id))
    throw okayaError('name', 'Another account has this name.');
  const baseUrl = checkBaseUrl(given.baseUrl);
  const groups = [...new Set(given.groups.map((group) => group.trim()).filter((group) => group !== ''))];
  const wrong = groups.find((group) => !/^\d+$/.test(group));
  if (wrong !== undefined)
    throw okayaError(
      'groups',
      `"${wrong.slice(0, 80)}" is no group ID: one has digits only, such as 123456.`,
    );
  return { name, baseUrl, groups, apiKey: checkKey(given) };
}

function checkKey({ id, apiKey }: CallInput<'okaya.saveAccount'>): string | null {
  const key = apiKey?.trim() ?? '';
  return key === '' && id !== null ? null : checkKeyText(key);
}

/** White space around it is taken off already. Throws at the field. */
export function checkKeyText(key: string): string {
  if (key === '') throw okayaError('apiKey', 'Paste the API key of the account.');
  if (key.length > SECRET_LENGTH)
    throw okayaError('apiKey', `It is longer than ${SECRET_LENGTH} characters: that is no API key.`);
  if (!/^[\x21-\x7e]+$/.test(key))
    throw okayaError(
      'apiKey',
      'It holds white space or a character that no header can carry. Paste it again.',
    );
  return key;
}
