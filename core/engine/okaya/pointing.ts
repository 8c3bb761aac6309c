import { HookglassError, toHookglassError } from '../../contract/errors.ts';
import type { OkayaWebhook, PointedWebhook } from '../../contract/okaya.ts';
import type { Log } from '../../log.ts';
import type { OkayaAccess, WebhookPlace } from '../../okaya/account.ts';
import type { OkayaClient } from '../../okaya/client.ts';
import type { KeptOkaya } from './kept.ts';

/** Whose webhook, as the interface names it. */
export interface Place {
  readonly account: number;
  readonly group: string;
}

export interface PointingParts {
  readonly kept: KeptOkaya;
  readonly access: (account: number) => OkayaAccess;
  readonly client: () => Promise<OkayaClient>;
  readonly log: Log;
}

/** What a webhook is called that was made to point here. */
const DESCRIPTION = 'Hookglass (development)';

/** Webhooks that point at this computer for a while, and what they were before. */
export interface Pointing {
  point(place: Place, webhook: string | null, url: string, signal: AbortSignal): Promise<OkayaWebhook>;
  putBack(place: Place, webhook: string, signal: AbortSignal): Promise<void>;
  /** Forgets a webhook that was deleted, or given another URL by hand. */
  changed(place: Place, webhook: string, url: string | null): void;
  /** Puts back all that had another URL, where the user wants it. Never rejects; what could not be is remembered. */
  putAllBack(signal: AbortSignal): Promise<void>;
}

export function createPointing({ kept, access, client, log }: PointingParts): Pointing {
  const find = ({ account, group }: Place, webhook: string): PointedWebhook | undefined =>
    kept.current.pointed.find(
      (one) => one.account === account && one.group === group && one.webhook === webhook,
    );
  const without = (gone: PointedWebhook | undefined): PointedWebhook[] =>
    kept.current.pointed.filter((one) => one !== gone);
  const placeOf = ({ account, group }: Place, webhook: string): WebhookPlace => ({
    ...access(account),
    group,
    webhook,
  });

  const point: Pointing['point'] = async (place, webhook, url, signal) => {
    const api = await client();
    if (webhook === null) {
      const body = { url, description: DESCRIPTION };
      const made = await api.create({ ...access(place.account), group: place.group }, body, signal);
      remember(place, made, null);
      return made;
    }
    const before = await api.find(placeOf(place, webhook), signal);
    const after = await api.update(placeOf(place, webhook), { url, description: before.description }, signal);
    const pointed = find(place, webhook);
    // Pointed anew, as after a change of the public URL, what it was at first still counts.
    remember(place, after, pointed && pointed.url === before.url ? pointed.previousUrl : before.url);
    return after;
  };
  const remember = ({ account, group }: Place, webhook: OkayaWebhook, previousUrl: string | null): void => {
    const { id, description, url } = webhook;
    const entry = { account, group, webhook: id, description, url, previousUrl };
    kept.change({ pointed: [...without(find({ account, group }, id)), entry] });
  };
  const putBack: Pointing['putBack'] = async (place, webhook, signal) => {
    const pointed = find(place, webhook);
    if (!pointed) return;
    const { previousUrl } = pointed;
    if (previousUrl !== null) await restore(pointed, previousUrl, signal);
    kept.change({ pointed: without(pointed) });
  };
  /** One that is gone, or that somebody has given another URL since, is left as it is. */
  const restore = async (pointed: PointedWebhook, url: string, signal: AbortSignal): Promise<void> => {
    const api = await client();
    const at = placeOf(pointed, pointed.webhook);
    try {
      const now = await api.find(at, signal);
      if (now.url === pointed.url) await api.update(at, { url, description: now.description }, signal);
    } catch (thrown) {
      if (!isGone(thrown)) throw thrown;
    }
  };

  return {
    point,
    putBack,
    changed(place, webhook, url) {
      const pointed = find(place, webhook);
      if (pointed && pointed.url !== url) kept.change({ pointed: without(pointed) });
    },
    async putAllBack(signal) {
      const { pointed, putBack: wanted } = kept.current;
      if (!wanted) return;
      const others = pointed.filter(({ previousUrl }) => previousUrl !== null);
      await Promise.all(
        others.map((one) =>
          putBack(one, one.webhook, signal).catch((thrown: unknown) =>
            log.warn('a webhook could not be put back', { reason: toHookglassError(thrown).message }),
          ),
        ),
      );
    },
  };
}

const isGone = (thrown: unknown): boolean =>
  thrown instanceof HookglassError &&
  thrown.code === 'okaya-refused' &&
  (thrown.details.field === 'webhook' || thrown.details.field === 'group');
