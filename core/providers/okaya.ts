import { z } from 'zod';
import { dateTime, prefixed } from './fields.ts';
import {
  type Classification,
  type EventType,
  isObject,
  type PayloadForm,
  type Provider,
  type RequestView,
} from './provider.ts';
import { type PayloadSchema, zodSchema } from './schema.ts';

const created = { title: 'Okaya, user.created', url: 'https://doc.okaya.me/docs/webhooks/created' };
const sessionResult = {
  title: 'Okaya, user.session.result',
  url: 'https://doc.okaya.me/docs/webhooks/session-result',
};

const envelope = <T extends string>(type: T, data: z.ZodType): PayloadSchema =>
  zodSchema(z.strictObject({ id: z.string(), object: z.literal('event'), type: z.literal(type), data }));

/** Seed 000, "Webhook Payload". "Our external IDs always begin with ok_." The example's e-mail is no address, so any text is one. */
const userCreated: PayloadForm = {
  schema: envelope(
    'user.created',
    z.strictObject({
      object: z.strictObject({ groupID: z.int(), userIdentifier: prefixed('ok_'), email: z.string() }),
    }),
  ),
  documented: true,
};

/**
 * Its document's own envelope, with another name for the type: https://doc.okaya.me/docs/webhooks/session-result.
 * (The handler printed beside it reads `sessionId`; the payload's key is `sessionID`.)
 */
const SESSION_EVENT = 'session_analysis_complete';
const ownEnvelope: PayloadForm = {
  schema: zodSchema(
    z.strictObject({
      event: z.literal(SESSION_EVENT),
      timestamp: dateTime(),
      data: z.strictObject({ sessionID: z.string(), externalUserID: prefixed('ok_') }),
    }),
  ),
  documented: true,
};
/** The envelope of `user.created` under this type: no document shows its data. */
const sharedEnvelope: PayloadForm = {
  schema: envelope('user.session.result', z.looseObject({})),
  documented: false,
};

const eventTypes: readonly EventType[] = [
  { id: 'user.created', title: 'User created', form: userCreated, source: created, template: 'documented' },
  {
    id: 'user.session.result',
    title: 'Session result',
    form: ownEnvelope,
    source: sessionResult,
    template: 'documented',
  },
];

function detect({ json }: RequestView): number {
  if (!isObject(json)) return 0;
  if (json.event === SESSION_EVENT || eventTypes.some(({ id }) => id === json.type)) return 90;
  // Other providers also send `object: "event"` with an `evt_` id; these have Okaya's length, or Okaya's own data.
  const { id, data } = json;
  const inner = isObject(data) && isObject(data.object) ? data.object : {};
  if (Object.hasOwn(inner, 'userIdentifier') && Object.hasOwn(inner, 'groupID')) return 70;
  if (isObject(data) && Object.hasOwn(data, 'sessionID') && Object.hasOwn(data, 'externalUserID')) return 70;
  return json.object === 'event' && typeof id === 'string' && /^evt_[0-9a-f]{48}$/.test(id) ? 60 : 0;
}

function classify(body: unknown): Classification {
  if (!isObject(body)) return { kind: 'untyped', schema: userCreated.schema };
  const { type, event, data } = body;
  if (event === SESSION_EVENT) return { kind: 'type', eventType: 'user.session.result', form: ownEnvelope };
  if (type === 'user.session.result') return { kind: 'type', eventType: type, form: sharedEnvelope };
  if (type === 'user.created') return { kind: 'type', eventType: type };
  if (typeof type === 'string') return { kind: 'unknown-type', eventType: type };
  if (typeof event === 'string' && !Object.hasOwn(body, 'type'))
    return { kind: 'unknown-type', eventType: event };
  const sessionData =
    isObject(data) && (Object.hasOwn(data, 'sessionID') || Object.hasOwn(data, 'externalUserID'));
  const ownWay = Object.hasOwn(body, 'event') || sessionData;
  return { kind: 'untyped', schema: ownWay ? ownEnvelope.schema : userCreated.schema };
}

export const okaya: Provider = {
  id: 'okaya',
  label: 'Okaya',
  badge: { text: 'Oy', dark: '#5b8def', light: '#2f62c4' },
  docs: created.url,
  eventTypes,
  detect,
  classify,
  signing: () => 'not-documented',
  undocumentedFields: null,
  templatesDir: null,
  typePlaces: ['/type', '/event'],
  exampleHeaders: [['Content-Type', 'application/json']],
};
