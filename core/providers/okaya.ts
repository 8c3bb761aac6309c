import { z } from 'zod';
import {
  type Classification,
  type EventType,
  isObject,
  type Provider,
  type RequestView,
} from './provider.ts';

const source = { title: 'Okaya, user.created', url: 'https://doc.okaya.me/docs/webhooks/created' };

/** Seed 000, "Webhook Payload". "Our external IDs always begin with ok_." The example's e-mail is no address, so any text is one. */
const userCreated = z.strictObject({
  id: z.string(),
  object: z.literal('event'),
  type: z.literal('user.created'),
  data: z.strictObject({
    object: z.strictObject({
      groupID: z.int(),
      userIdentifier: z.string().startsWith('ok_'),
      email: z.string(),
    }),
  }),
});

const eventTypes: readonly EventType[] = [
  { id: 'user.created', title: 'User created', schema: userCreated, source, documentedExample: true },
];

function detect({ json }: RequestView): number {
  if (!isObject(json)) return 0;
  if (eventTypes.some(({ id }) => id === json.type)) return 90;
  // Other providers also send `object: "event"` with an `evt_` id; these have Okaya's length, or Okaya's own data.
  const { id, data } = json;
  const inner = isObject(data) && isObject(data.object) ? data.object : {};
  if (Object.hasOwn(inner, 'userIdentifier') && Object.hasOwn(inner, 'groupID')) return 70;
  return json.object === 'event' && typeof id === 'string' && /^evt_[0-9a-f]{48}$/.test(id) ? 60 : 0;
}

function classify(body: unknown): Classification {
  const type = isObject(body) ? body.type : undefined;
  if (typeof type !== 'string') return { kind: 'untyped', schema: userCreated };
  const known = eventTypes.some(({ id }) => id === type);
  return { kind: known ? 'type' : 'unknown-type', eventType: type };
}

export const okaya: Provider = {
  id: 'okaya',
  label: 'Okaya',
  badge: { text: 'Oy', dark: '#5b8def', light: '#2f62c4' },
  docs: source.url,
  eventTypes,
  detect,
  classify,
  signing: 'not-documented',
  undocumentedFields: null,
  exampleHeaders: [['Content-Type', 'application/json']],
};
