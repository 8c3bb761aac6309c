import { isObject } from '../contract/is-object.ts';
import { once } from '../delivery/policies.ts';
import { checkIn, checkInLife } from './okaya/flow.ts';
import { notes } from './okaya/notes.ts';
import { ownEnvelope, SESSION_EVENT, sharedEnvelope, userCreated } from './okaya/payloads.ts';
import { created, sessionResult } from './okaya/sources.ts';
import type { Classification, EventType, Provider, RequestView } from './provider.ts';

const eventTypes: readonly EventType[] = [
  {
    id: 'user.created',
    title: 'User created',
    summary:
      'Sent when a new user is created: a participant who is not found, or not yet associated with your group, gets an account and an external ID.',
    form: userCreated,
    source: created,
    template: 'documented',
  },
  {
    id: 'user.session.result',
    title: 'Session result',
    summary:
      'Sent when the analysis of a check-in is completed. The result is ready, and the specifics of the check-in can be retrieved.',
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
  notes,
  eventTypes,
  detect,
  classify,
  signing: () => 'not-documented',
  undocumentedFields: null,
  delivery: once,
  flows: [checkIn],
  lifecycle: checkInLife,
  templatesDir: null,
  typePlaces: ['/type', '/event'],
  exampleHeaders: [['Content-Type', 'application/json']],
};
