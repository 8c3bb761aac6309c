import { z } from 'zod';
import { HookglassError } from '../contract/errors.ts';
import { type OkayaWebhook, okayaWebhook } from '../contract/okaya.ts';
import type { GroupPlace, WebhookBody, WebhookPlace } from './account.ts';
import { type ApiCall, type CallParts, callApi } from './call.ts';
import { documented } from './documented.ts';
import { okayaError } from './failures.ts';

/** Okaya's Webhooks API (seed 001). Every call ends within the limit of `CallParts`, and rejects with a `HookglassError`. */
export interface OkayaClient {
  list(place: GroupPlace, signal: AbortSignal): Promise<OkayaWebhook[]>;
  create(place: GroupPlace, body: WebhookBody, signal: AbortSignal): Promise<OkayaWebhook>;
  update(place: WebhookPlace, body: WebhookBody, signal: AbortSignal): Promise<OkayaWebhook>;
  /** The API's answer. */
  delete(place: WebhookPlace, signal: AbortSignal): Promise<{ message: string }>;
  /** One of the list. Rejects with what the API says of one that there is not. */
  find(place: WebhookPlace, signal: AbortSignal): Promise<OkayaWebhook>;
}

const deleted = z.looseObject({ message: z.literal('success') });

export function createOkayaClient(parts: CallParts): OkayaClient {
  const call = <T>(what: ApiCall, place: GroupPlace, schema: z.ZodType<T>, signal: AbortSignal) =>
    callApi(what, place, schema, signal, parts);
  const list: OkayaClient['list'] = async (place, signal) =>
    call({ method: 'GET', path: groupPath(place) }, place, z.array(okayaWebhook), signal);
  return {
    list,
    create: async (place, body, signal) =>
      call({ method: 'POST', path: groupPath(place), body }, place, okayaWebhook, signal),
    update: async (place, body, signal) =>
      call({ method: 'PUT', path: webhookPath(place), body }, place, okayaWebhook, signal),
    delete: async (place, signal) =>
      call({ method: 'DELETE', path: webhookPath(place) }, place, deleted, signal),
    async find(place, signal) {
      const found = (await list(place, signal)).find(({ id }) => id === place.webhook);
      if (found) return found;
      const advice = documented('Webhook not found')?.advice ?? '';
      throw new HookglassError(
        'okaya-refused',
        `There is no webhook "${place.webhook}" in this group. ${advice}`,
        { details: { field: 'webhook' } },
      );
    },
  };
}

const groupPath = ({ group }: GroupPlace): string => `/webhooks/${step(group, 'group')}`;
const webhookPath = (place: WebhookPlace): string => `${groupPath(place)}/${step(place.webhook, 'webhook')}`;

/** A dot alone is a step that URLs take back (WHATWG URL, "single-dot" and "double-dot"), also encoded. */
function step(text: string, field: 'group' | 'webhook'): string {
  const trimmed = text.trim();
  if (/^\.{1,2}$/.test(trimmed)) throw okayaError(field, `"${trimmed}" is no ID.`);
  // Half a surrogate pair has no UTF-8, and would throw.
  return encodeURIComponent(Buffer.from(trimmed).toString());
}
