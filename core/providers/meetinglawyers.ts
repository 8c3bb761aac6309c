import { z } from 'zod';
import { isObject } from '../contract/is-object.ts';
import { once } from '../delivery/policies.ts';
import { meetinglawyers as scheme } from '../signatures/schemes/body-only.ts';
import { classifyByField } from './classify.ts';
import { customerLife, customerLifecycle } from './meetinglawyers/flow.ts';
import { notes } from './meetinglawyers/notes.ts';
import { envelope, payloads } from './meetinglawyers/payloads.ts';
import { events as source } from './meetinglawyers/sources.ts';
import type { EventType, Provider, RequestView } from './provider.ts';
import { zodSchema } from './schema.ts';

/** An event of seed 003: its common properties around the payload of its own table. */
function eventType(id: keyof typeof payloads, title: string, summary: string): EventType {
  const schema = zodSchema(envelope(z.literal(id), z.strictObject(payloads[id])));
  return { id, title, summary, form: { schema, documented: true }, source, template: 'documented' };
}

const eventTypes: readonly EventType[] = [
  eventType('message_sent', 'Message sent', 'The message has been sent.'),
  eventType('message_read', 'Message read', 'The message has been read.'),
  eventType('installation_created', 'Installation created', 'A new installation has been created.'),
  eventType('app_opened', 'App opened', 'The app has been opened.'),
  eventType('app_uninstalled', 'App uninstalled', 'The app has been uninstalled.'),
  eventType('user_logged_in', 'User logged in', 'The user has logged in.'),
  eventType(
    'user_first_logged_in',
    'User logged in for the first time',
    'The document says nothing of this event beyond its name and its payload.',
  ),
  eventType('user_status_changed', 'User status changed', "The user's status has been changed."),
];

/** Says what is wrong with a body whose type is missing or no string. */
const anyEvent = zodSchema(envelope(z.literal(eventTypes.map(({ id }) => id)), z.looseObject({})));

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
  notes,
  eventTypes,
  detect,
  classify,
  signing: () => scheme,
  undocumentedFields: null,
  delivery: once,
  flows: [customerLife],
  lifecycle: customerLifecycle,
  templatesDir: null,
  typePlaces: ['/type'],
  exampleHeaders: [['Content-type', 'application/json']],
};
