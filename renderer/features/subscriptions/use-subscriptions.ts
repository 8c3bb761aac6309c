import { useEffect, useRef } from 'react';
import {
  OKAYA_API,
  type OkayaAccount,
  type OkayaState,
  type OkayaWebhook,
  SANDBOX_ACCOUNT,
} from '../../../core/contract/okaya.ts';
import type { SubscriptionsForm } from '../../../core/contract/settings.ts';
import { useConnection, useServices, useSlice } from '../../services.ts';
import type { Place, Subscriptions, SubscriptionsState } from './model/subscription-store.ts';

/** All that the screen is made of: what the engine knows, the list, and what was typed. */
export interface Desk {
  readonly okaya: OkayaState;
  readonly account: OkayaAccount;
  readonly isSandbox: boolean;
  /** Whether the account can be asked at all: the sandbox runs, or a key is set. */
  readonly isReady: boolean;
  /** What stands in the fields above the list. */
  readonly place: Place;
  /** Whose webhooks are in the list. */
  readonly shown: Place;
  readonly form: SubscriptionsForm;
  readonly state: SubscriptionsState;
  readonly actions: Subscriptions;
  change(patch: Partial<SubscriptionsForm>): void;
  chooseAccount(account: Pick<OkayaAccount, 'id' | 'groups'>): void;
  /** Reads the list of the account and group that are chosen. */
  read(): void;
  openNew(): void;
  openEdit(webhook: OkayaWebhook): void;
  openAccount(account: OkayaAccount | null): void;
  closePane(): void;
}

export function useDesk(okaya: OkayaState): Desk {
  const { subscriptions: actions, settings } = useServices();
  const state = useSlice(
    (services) => services.subscriptions,
    (all) => all,
  );
  const form = useSlice(
    (services) => services.settings,
    (all) => all.subscriptions,
  );
  const account = chosenAccount(okaya, form.account);
  const group = form.group === '' ? (account.groups[0] ?? '') : form.group;
  const place = { account: account.id, group };
  const isSandbox = account.id === SANDBOX_ACCOUNT;
  const isReady = isSandbox ? okaya.sandbox.status === 'running' : account.apiKey === 'set';
  const change = (patch: Partial<SubscriptionsForm>): void => {
    const now = settings.store.getState().subscriptions;
    settings.set({ subscriptions: { ...now, ...patch } });
  };
  const read = (): void => void actions.list(place);
  useFirstReading(place, { isReady, isAsked: state.place !== null }, actions);

  return {
    ...{ okaya, account, isSandbox, isReady, place, shown: state.place ?? place, form, state, actions, read },
    change(patch) {
      actions.forgive();
      change(patch);
    },
    chooseAccount({ id, groups }) {
      actions.clear();
      change({ account: id, group: groups[0] ?? '' });
    },
    openNew: () => change({ pane: 'new' }),
    // What was typed into the same one before is there again.
    openEdit: ({ id, url, description }) =>
      change({
        pane: 'edit',
        ...(form.webhook === id ? {} : { webhook: id, editUrl: url, editDescription: description }),
      }),
    openAccount(one) {
      const begun = form.accountId === (one?.id ?? null) && form.baseUrl !== '';
      change({ pane: 'account', ...(begun ? {} : accountTexts(one)) });
    },
    closePane: () => change({ pane: 'none' }),
  };
}

const accountTexts = (account: OkayaAccount | null): Partial<SubscriptionsForm> => ({
  accountId: account?.id ?? null,
  name: account?.name ?? '',
  baseUrl: account?.baseUrl ?? OKAYA_API,
  groups: account?.groups.join(', ') ?? '',
});

/** The one that was chosen; else the first of the user's own, else the sandbox's. */
function chosenAccount({ accounts }: OkayaState, chosen: number | null): OkayaAccount {
  const [sandbox, first] = accounts;
  const found = accounts.find(({ id }) => id === chosen) ?? first ?? sandbox;
  if (!found) throw new Error('The engine told of no account, not even that of the sandbox.');
  return found;
}

/** What can be read without a click is read: on coming here, after a choice of the account, when the sandbox starts. */
function useFirstReading(
  place: Place,
  { isReady, isAsked }: { isReady: boolean; isAsked: boolean },
  actions: Subscriptions,
): void {
  const isLive = useConnection(({ link }) => link.status === 'live');
  const { account } = place;
  // A group that is being typed is read when it is asked for.
  const group = useRef(place.group);
  useEffect(() => {
    group.current = place.group;
  }, [place.group]);
  useEffect(() => {
    if (!isReady) actions.clear();
    else if (isLive && !isAsked && group.current !== '') void actions.list({ account, group: group.current });
  }, [account, isReady, isLive, isAsked, actions]);
}
