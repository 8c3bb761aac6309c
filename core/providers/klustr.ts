import { z } from 'zod';
import { svix } from '../signatures/schemes/standard-webhooks.ts';
import { classifyByField } from './classify.ts';
import { type EventType, isObject, type Provider, type RequestView } from './provider.ts';
import { zodSchema } from './schema.ts';

/** Seed 002. The payloads' schemas are public in the provider's own source, klustr-io/klustr-api-open-source. */
const source = {
  title: 'Klustr, Realtime Integration via Webhooks',
  url: 'https://docs.klustr.io/tutorials/realtime-integration-via-webhooks',
};
const consentSource = {
  title: 'Klustr, consent schemas (klustr-io/klustr-api-open-source, schemas/console/consent)',
  url: 'https://github.com/klustr-io/klustr-api-open-source',
};

const text = z.string().optional();
const status = z.enum(['active', 'revoked', 'expired']);

const scope = z.strictObject({
  id: z.string(),
  status: status.optional(),
  consent_method: z.enum(['implicit', 'explicit']).optional(),
  date_created: text,
  date_revoked: text,
  date_modified: text,
});

/** types/user.application.consent.schema.json: nothing is required. */
const applicationConsent = z.strictObject({
  id: text,
  org_id: text,
  project_id: text,
  app_id: text,
  subject_id: text,
  client_id: text,
  session_id: text,
  timestamp: text,
  last_seen_date: text,
  first_seen_date: text,
  impressions: z.int().optional(),
  scopes: z.array(scope).optional(),
  agent: z.looseObject({}).optional(),
  ip: text,
});

/** UserConsent, and what UserExperimentConsent adds to it. */
const experimentConsent = z.strictObject({
  id: z.string(),
  subject_id: text,
  scopes: z.array(scope).optional(),
  experiment_id: text,
  client_id: text,
  app_id: text,
  project_id: text,
  org_id: text,
  first_seen_date: text,
  last_seen_date: text,
  status: status.optional(),
});

/** As the application's consent, but what was asked for stands in plain names, and nothing says when it was seen. */
const consentAudit = applicationConsent
  .omit({ last_seen_date: true, first_seen_date: true, scopes: true })
  .extend({
    skipped: z.boolean().optional(),
    scopes: z.array(z.string()).optional(),
    experiments: z.array(z.string()).optional(),
  });

/** "event_type" and "data", and nothing else: the id is a header (`svix-id`). */
function eventType(
  id: string,
  title: string,
  data: z.ZodType | null,
  template: EventType['template'],
): EventType {
  const schema = zodSchema(z.strictObject({ event_type: z.literal(id), data: data ?? z.looseObject({}) }));
  return {
    id,
    title,
    form: { schema, documented: data !== null },
    source: data === null ? source : consentSource,
    template,
  };
}

const eventTypes: readonly EventType[] = [
  eventType('user.app.consent.update', 'Consent changed', applicationConsent, 'generated'),
  eventType('user.app.consent.delete', 'All consent removed', applicationConsent, 'generated'),
  eventType('user.experiment.consent.revoked', 'Experiment left', experimentConsent, 'generated'),
  eventType('user.experiment.consent.updated', 'Experiment joined', experimentConsent, 'generated'),
  eventType('user.agreement.consent.created', 'Agreements updated', null, 'generated'),
  eventType('user.agreement.consent.deleted', 'Agreements deleted', null, 'generated'),
  eventType('user.ekyc.verified', 'eKYC verified', null, 'generated'),
  eventType('user.ekyc.revoked', 'eKYC revoked or expired', null, 'generated'),
  eventType('user.profile.update', 'Profile updated', null, 'generated'),
  // The document's table ends here. The server's public code names these too, or instead: "update" where the table
  // says "updated", "delete" where it says "revoked". Which of them a live server sends is not known.
  eventType('user.app.consent.create', 'Consent given', applicationConsent, null),
  eventType('user.experiment.consent.create', 'Experiment joined', experimentConsent, null),
  eventType('user.experiment.consent.update', 'Experiment consent changed', experimentConsent, null),
  eventType('user.experiment.consent.delete', 'Experiment left', experimentConsent, null),
  eventType('user.consent', 'Consent asked for', consentAudit, null),
];

const anyEvent = zodSchema(
  z.strictObject({ event_type: z.literal(eventTypes.map(({ id }) => id)), data: z.looseObject({}) }),
);

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
  docs: source.url,
  eventTypes,
  detect,
  classify,
  signing: () => svix,
  undocumentedFields: null,
  templatesDir: null,
  typePlaces: ['/event_type'],
  exampleHeaders: [['content-type', 'application/json']],
};
