import { z } from 'zod';
import { meetinglawyers as scheme } from '../signatures/schemes/body-only.ts';
import { classifyByField } from './classify.ts';
import { dateTime, uuid } from './fields.ts';
import { type EventType, isObject, type Provider, type RequestView } from './provider.ts';
import { zodSchema } from './schema.ts';

/** Seed 003; its identification and the signature are in the provider's own documents. */
const source = {
  title: 'MeetingLawyers, Events Webhook',
  url: 'https://developer.meetinglawyers.com/docs/webhooks/events',
};

/** "2: Premium, 0: Free, 4: Freemium" (seed 003, `user_logged_in`). */
const status = z.literal([0, 2, 4]);

/** An event of seed 003: its common properties around the payload of its own table. */
function eventType(id: string, title: string, payload: z.ZodRawShape): EventType {
  const schema = zodSchema(
    z.strictObject({
      type: z.literal(id),
      // Declared as `Y-m-d\TH:i:sO`, while every example has milliseconds and a colon: both are taken.
      occurred_on: dateTime(),
      payload: z.strictObject(payload),
    }),
  );
  return { id, title, form: { schema, documented: true }, source, template: 'documented' };
}

const message = {
  message_id: uuid(),
  installation_id: uuid(),
  user_id: z.string(),
  speciality: z.string(),
  professional_id: z.int(),
};
const login = { installation_id: uuid(), user_id: z.string(), status };

const eventTypes: readonly EventType[] = [
  eventType('message_sent', 'Message sent', message),
  eventType('message_read', 'Message read', message),
  eventType('installation_created', 'Installation created', {
    installation_id: uuid(),
    os_name: z.string(),
    os_version: z.string(),
    device_model: z.string(),
    language_code: z.string().nullable(),
    country_code: z.string().nullable(),
  }),
  eventType('app_opened', 'App opened', { installation_id: uuid(), user_id: z.string() }),
  eventType('app_uninstalled', 'App uninstalled', {
    installation_id: uuid(),
    user_id: z.string().nullable(),
  }),
  eventType('user_logged_in', 'User logged in', login),
  eventType('user_first_logged_in', 'User logged in for the first time', {
    ...login,
    mobile_phone: z.string(),
    mobile_phone_prefix: z.string(),
    email: z.string(),
    coverage_name: z.string(),
  }),
  eventType('user_status_changed', 'User status changed', {
    user_id: z.string(),
    from_status: status,
    to_status: status,
  }),
];

/** Says what is wrong with a body whose type is missing or no string. */
const anyEvent = zodSchema(
  z.strictObject({
    type: z.literal(eventTypes.map(({ id }) => id)),
    occurred_on: dateTime(),
    payload: z.looseObject({}),
  }),
);

function detect({ json, headers }: RequestView): number {
  const signed = headers.some(
    ([name, value]) => name.toLowerCase() === 'x-signature' && value.startsWith('sha256='),
  );
  if (!isObject(json)) return signed ? 20 : 0;
  if (eventTypes.some(({ id }) => id === json.type)) return 80 + (signed ? 10 : 0);
  const common = ['type', 'occurred_on', 'payload'].filter((key) => Object.hasOwn(json, key)).length;
  if (common === 3) return 60;
  return Object.hasOwn(json, 'occurred_on') && common === 2 ? 50 : 0;
}

const classify = classifyByField('type', eventTypes, anyEvent);

export const meetinglawyers: Provider = {
  id: 'meetinglawyers',
  label: 'MeetingLawyers',
  badge: { text: 'ML', dark: '#b98af0', light: '#7a45bf' },
  docs: source.url,
  eventTypes,
  detect,
  classify,
  signing: () => scheme,
  undocumentedFields: null,
  templatesDir: null,
  typePlaces: ['/type'],
  exampleHeaders: [['Content-type', 'application/json']],
};
