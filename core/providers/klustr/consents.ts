import { z } from 'zod';
import { agent } from './agent.ts';

/** The public schemas (schemas/console/consent), each field in the words of its schema. */
const text = (says: string) => z.string().optional().describe(says);
/** A date-time in the schema; its form is not judged, because no example shows one. */
const date = text;
const unexplained = (kind: string): string => `${kind} in the public schema, which does not explain it.`;

const status = (says: string) => z.enum(['active', 'revoked', 'expired']).optional().describe(says);

/** user.consent.scope.schema.json */
const scope = z
  .strictObject({
    id: z.string().describe('The scope that is associated.'),
    status: status('The status of the consent granted'),
    consent_method: z
      .enum(['implicit', 'explicit'])
      .optional()
      .describe('"The status of the consent granted", as status; how the two differ is not said.'),
    date_created: date('The date record was created.'),
    date_revoked: date('The date record was revoked'),
    date_modified: date('The date record was modified'),
  })
  .describe('The scope definition');

const scopes = z.array(scope).optional().describe('The scopes that were approved by the user.');
const ip = text('The raw IP making this request.');

/** types/user.application.consent.schema.json: nothing is required. */
export const applicationConsent = z.strictObject({
  id: text('The unique ID of this specific consent.'),
  org_id: text('The organization that this application is under.'),
  project_id: text('The project identifier for this consent.'),
  app_id: text('The unique application identifier for this consent.'),
  subject_id: text('The subject identifier for this consent.'),
  client_id: text('The client the user interacted with when giving consent'),
  session_id: text('The session associated with this consent.'),
  timestamp: date(unexplained('A date-time')),
  last_seen_date: date(unexplained('A date-time')),
  first_seen_date: date(unexplained('A date-time')),
  impressions: z.int().optional().describe(unexplained('An integer')),
  scopes,
  agent,
  ip,
});

/** user.consent.schema.json, and what types/user.experiment.consent.schema.json adds to it. */
export const experimentConsent = z.strictObject({
  id: z.string().describe('The unique ID of this specific consent.'),
  subject_id: text('"The unique ID of this specific consent.", as id; how the two differ is not said.'),
  scopes,
  experiment_id: text('The ID of the experiment that was consented to.'),
  client_id: text('The ID of the client that was used when approving the experiment.'),
  app_id: text('The ID of the application that this experiment was connected to.'),
  project_id: text('The ID of the project that this experiment was connected to.'),
  org_id: text('The ID of the organization that this experiment was connected to.'),
  first_seen_date: date('"The first consent date this experiment was last consented to."'),
  last_seen_date: date('"The last consent date this experiment was last consented to."'),
  status: status('The status of this specific experiment consent.'),
});

/** consent.audit.schema.json: nothing is required; what was asked for stands in plain names. */
export const consentAudit = z.strictObject({
  id: text('The unique ID of this audit record.'),
  org_id: text('The org id that owns this consent audit'),
  project_id: text('The project id that owns this client.'),
  app_id: text('The application id that made this request'),
  subject_id: text('The identity or subject of this consent.'),
  client_id: text('The client id that made this request'),
  session_id: text('"The session id that if the user was answering multiple requests."'),
  timestamp: date('The timestamp of this audit record.'),
  skipped: z.boolean().optional().describe('If the consent was skipped due to existing business logic.'),
  scopes: z
    .array(z.string().describe('The name of a scope.'))
    .optional()
    .describe('The scopes that were approved by the user.'),
  experiments: z
    .array(z.string().describe('"The scopes requested by the application and reviewed by the user."'))
    .optional()
    .describe('"The scopes requested by the application and reviewed by the user."'),
  agent,
  ip,
});
