import { isObject } from '../contract/is-object.ts';
import { svixDelivery } from '../delivery/policies.ts';
import { svix } from '../signatures/schemes/standard-webhooks.ts';
import { classifyByField } from './classify.ts';
import { anyEvent, eventTypes } from './klustr/events.ts';
import { consentFlow, consentLife, identityFlow } from './klustr/flow.ts';
import { notes } from './klustr/notes.ts';
import { webhooks } from './klustr/sources.ts';
import type { Provider, RequestView } from './provider.ts';

/** Its server delivers through Svix, whose headers may also go by their neutral names. */
const SVIX = ['svix-id', 'webhook-id'];

function detect({ json, headers }: RequestView): number {
  if (!isObject(json)) return 0;
  const type = json.event_type;
  if (eventTypes.some(({ id }) => id === type)) return 90;
  const bySvix = headers.some(([name]) => SVIX.includes(name.toLowerCase()));
  if (typeof type === 'string' && type.startsWith('user.') && Object.hasOwn(json, 'data'))
    return bySvix ? 70 : 50;
  return bySvix && (type !== undefined || Object.hasOwn(json, 'data')) ? 30 : 0;
}

const classify = classifyByField('event_type', eventTypes, anyEvent);

export const klustr: Provider = {
  id: 'klustr',
  label: 'Klustr',
  badge: { text: 'Kl', dark: '#ee9748', light: '#a8560b' },
  docs: webhooks.url,
  notes,
  eventTypes,
  detect,
  classify,
  signing: () => svix,
  undocumentedFields: null,
  delivery: svixDelivery,
  flows: [consentFlow, identityFlow],
  lifecycle: consentLife,
  templatesDir: null,
  typePlaces: ['/event_type'],
  exampleHeaders: [['content-type', 'application/json']],
};
