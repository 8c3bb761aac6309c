import { z } from 'zod';
import type { EventType } from '../provider.ts';
import { zodSchema } from '../schema.ts';
import { applicationConsent, consentAudit, experimentConsent } from './consents.ts';
import { consentSchemas, webhooks } from './sources.ts';

/** "event_type" and "data", and nothing else: the id is a header (`svix-id`). */
const envelope = (type: z.ZodType, data: z.ZodType) =>
  z.strictObject({
    event_type: type.describe('The name of the event.'),
    data,
  });
const openData = z.looseObject({}).describe('No document says what stands in here.');

interface Words {
  readonly title: string;
  readonly summary: string;
}

/** An event whose payload is the consent of one of the public schemas. */
function consentEvent(id: string, words: Words, data: z.ZodType, template: EventType['template']): EventType {
  const schema = zodSchema(
    envelope(z.literal(id), data.describe('The consent, as in the public schema of the provider.')),
  );
  return { id, ...words, form: { schema, documented: true }, source: consentSchemas, template };
}

/** An event that the table names and nothing describes. */
function namedEvent(id: string, words: Words): EventType {
  const schema = zodSchema(envelope(z.literal(id), openData));
  return { id, ...words, form: { schema, documented: false }, source: webhooks, template: 'generated' };
}

/** The words of the table in seed 002, "Event Types and Schemas". */
const inTable: readonly EventType[] = [
  consentEvent(
    'user.app.consent.update',
    {
      title: 'Consent changed',
      summary: 'An event that occurs when a user has changed or modified their consent.',
    },
    applicationConsent,
    'generated',
  ),
  consentEvent(
    'user.app.consent.delete',
    { title: 'All consent removed', summary: 'Removed all app consent.' },
    applicationConsent,
    'generated',
  ),
  consentEvent(
    'user.experiment.consent.revoked',
    { title: 'Experiment left', summary: 'Quit/abandoned an experiment.' },
    experimentConsent,
    'generated',
  ),
  consentEvent(
    'user.experiment.consent.updated',
    { title: 'Experiment joined', summary: 'Joined an experiment (or rejoined)' },
    experimentConsent,
    'generated',
  ),
  namedEvent('user.agreement.consent.created', {
    title: 'Agreements updated',
    summary: 'User updated their agreements (tos, privacy, etc)',
  }),
  namedEvent('user.agreement.consent.deleted', {
    title: 'Agreements deleted',
    summary: 'User deleted their agreements (tos, privacy, etc)',
  }),
  namedEvent('user.ekyc.verified', {
    title: 'eKYC verified',
    summary: 'Occurs when a user has verified their ekyc status.',
  }),
  namedEvent('user.ekyc.revoked', {
    title: 'eKYC revoked or expired',
    summary: 'Occurs when a users ekyc has been revoked or expired.',
  }),
  namedEvent('user.profile.update', {
    title: 'Profile updated',
    summary: 'The user has updated their key profile information (avatar, display name, etc)',
  }),
];

const notInTable = (rest: string): string =>
  `Not in the document's table, but sent by the public server code; whether a live server sends it is not known. ${rest}`;
const suffix = {
  create: '"create is for a brand new registration", says the document.',
  update: '"update events are for add/remove to the settings", says the document; its table has "updated".',
  delete:
    '"delete is for when the user has entirely revoked consent", says the document; its table has "revoked".',
} as const;

/**
 * The server's public code names these too, or instead: "update" where the table says "updated", "delete" where it says
 * "revoked". Which of them a live server sends is not known.
 */
const inServer: readonly EventType[] = [
  consentEvent(
    'user.app.consent.create',
    { title: 'Consent given', summary: notInTable(suffix.create) },
    applicationConsent,
    null,
  ),
  consentEvent(
    'user.experiment.consent.create',
    { title: 'Experiment joined', summary: notInTable(suffix.create) },
    experimentConsent,
    null,
  ),
  consentEvent(
    'user.experiment.consent.update',
    { title: 'Experiment consent changed', summary: notInTable(suffix.update) },
    experimentConsent,
    null,
  ),
  consentEvent(
    'user.experiment.consent.delete',
    { title: 'Experiment left', summary: notInTable(suffix.delete) },
    experimentConsent,
    null,
  ),
  consentEvent(
    'user.consent',
    {
      title: 'Consent asked for',
      summary: notInTable('"A record of a specific event where a user gave or issued consent."'),
    },
    consentAudit,
    null,
  ),
];

export const eventTypes: readonly EventType[] = [...inTable, ...inServer];

/** Says what is wrong with a body whose type is missing or no string. */
export const anyEvent = zodSchema(envelope(z.literal(eventTypes.map(({ id }) => id)), openData));
