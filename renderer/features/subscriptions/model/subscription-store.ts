import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OkayaWebhook } from '../../../../core/contract/okaya.ts';
import type { Connection } from '../../../connection/connection.ts';
import { type Failure, failureOf } from './failure.ts';
import type { OkayaStore } from './okaya-store.ts';

export interface Place {
  readonly account: number;
  readonly group: string;
}

export interface Texts {
  readonly url: string;
  readonly description: string;
}

export interface SubscriptionsState {
  /** Whose list it is, or is to be; null until one was asked for. */
  readonly place: Place | null;
  /** null until it has been read. */
  readonly webhooks: readonly OkayaWebhook[] | null;
  /** What is under way, in words; null where nothing is. */
  readonly busy: string | null;
  readonly failure: Failure | null;
  /** The webhook that was deleted last, to be created again. */
  readonly deleted: OkayaWebhook | null;
}

/** The webhooks of one group, as the API told them last. Each call says whether it was done; what went wrong is `failure`. */
export interface Subscriptions {
  readonly store: StoreApi<SubscriptionsState>;
  list(place: Place): Promise<boolean>;
  /** The webhook as the API has it; null where it was not done. */
  create(place: Place, texts: Texts): Promise<OkayaWebhook | null>;
  update(place: Place, webhook: string, texts: Texts): Promise<OkayaWebhook | null>;
  remove(place: Place, webhook: OkayaWebhook): Promise<boolean>;
  /** Creates the deleted one again: the API gives it another id. */
  createAgain(): Promise<OkayaWebhook | null>;
  dismissDeleted(): void;
  point(place: Place, webhook: string | null, url: string): Promise<OkayaWebhook | null>;
  putBack(place: Place, webhook: string): Promise<boolean>;
  /** Ends the call that is under way. */
  cancel(): void;
  /** What was typed has changed: what was wrong with it is said no more. */
  forgive(): void;
  /** Another account or group: nothing of the former list is shown. */
  clear(): void;
}

const atStart: SubscriptionsState = {
  place: null,
  webhooks: null,
  busy: null,
  failure: null,
  deleted: null,
};

/** `newName` gives a job's name that nobody else has. */
export function createSubscriptions(
  connection: Pick<Connection, 'call'>,
  okaya: Pick<OkayaStore, 'show'>,
  newName: () => string,
): Subscriptions {
  const store = createStore<SubscriptionsState>(() => atStart);
  let job: string | null = null;

  /** Runs one call; a later one takes its place on the screen. */
  const during = async <T>(busy: string, call: (job: string) => Promise<T>): Promise<T | null> => {
    const mine = newName();
    job = mine;
    store.setState({ busy, failure: null });
    try {
      const done = await call(mine);
      if (job === mine) store.setState({ busy: null });
      return job === mine ? done : null;
    } catch (thrown) {
      if (job === mine) store.setState({ busy: null, failure: failureOf(thrown) });
      return null;
    }
  };
  const put = (webhook: OkayaWebhook): void =>
    store.setState(({ webhooks }) => ({
      webhooks: webhooks?.some(({ id }) => id === webhook.id)
        ? webhooks.map((one) => (one.id === webhook.id ? webhook : one))
        : [...(webhooks ?? []), webhook],
    }));
  const isShown = ({ account, group }: Place): boolean => {
    const { place, webhooks } = store.getState();
    return webhooks !== null && place?.account === account && place.group === group;
  };
  const list: Subscriptions['list'] = async (place) => {
    store.setState(isShown(place) ? { place } : { place, webhooks: null, deleted: null });
    const done = await during('Reading the list…', (name) =>
      connection.call('okaya.list', { job: name, ...place }),
    );
    if (done) store.setState({ webhooks: done.webhooks });
    return done !== null;
  };
  /** What came of it stands in the list; of another group's, the list is read. */
  const answered = async (
    busy: string,
    place: Place,
    call: (job: string) => Promise<{ webhook: OkayaWebhook }>,
  ): Promise<OkayaWebhook | null> => {
    const done = await during(busy, call);
    if (done && isShown(place)) put(done.webhook);
    else if (done) await list(place);
    return done?.webhook ?? null;
  };
  const create: Subscriptions['create'] = (place, texts) =>
    answered('Creating…', place, (name) =>
      connection.call('okaya.create', { job: name, ...place, ...texts }),
    );

  return {
    store,
    create,
    list,
    update: (place, webhook, texts) =>
      answered('Saving…', place, (name) =>
        connection.call('okaya.update', { job: name, ...place, webhook, ...texts }),
      ),
    async remove(place, webhook) {
      const done = await during('Deleting…', (name) =>
        connection.call('okaya.delete', { job: name, ...place, webhook: webhook.id }),
      );
      if (done)
        store.setState(({ webhooks }) => ({
          deleted: webhook,
          webhooks: webhooks?.filter(({ id }) => id !== webhook.id) ?? null,
        }));
      return done !== null;
    },
    async createAgain() {
      const { deleted, place } = store.getState();
      if (!deleted || !place) return null;
      const made = await create(place, { url: deleted.url, description: deleted.description });
      if (made) store.setState({ deleted: null });
      return made;
    },
    dismissDeleted: () => store.setState({ deleted: null }),
    point: (place, webhook, url) =>
      answered('Pointing it here…', place, (name) =>
        connection.call('okaya.point', { job: name, ...place, webhook, url }),
      ),
    async putBack(place, webhook) {
      const done = await during('Putting it back…', (name) =>
        connection.call('okaya.putBack', { job: name, ...place, webhook }),
      );
      if (done) okaya.show(done);
      return done !== null;
    },
    cancel() {
      // It may have ended by now: that is what is wanted.
      if (job !== null) connection.call('jobs.cancel', { job }).catch(() => undefined);
    },
    forgive: () => store.setState({ failure: null }),
    clear() {
      job = null;
      store.setState(atStart);
    },
  };
}
