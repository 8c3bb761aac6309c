import type { ProviderNote } from '../../contract/models.ts';
import { notesFrom } from '../notes.ts';
import { consentSchemas, server, webhooks } from './sources.ts';

const inDocument = notesFrom(webhooks);
const inServer = notesFrom(server);

/** Seed 002 around its table of events, and what the provider's public source adds. */
export const notes: readonly ProviderNote[] = [
  inDocument.says(
    'Why webhooks',
    "As an app developer, it's crucial to comply with GDPR and enable users to control their data. Users can grant or revoke consent; webhook updates notify you when users make changes affecting your app.",
  ),
  inDocument.says(
    'Use case 1: User Sign In, which has no event type',
    'Sally signs into your application for the first time and you would like to record this sign in event for MAU and DAU stats. Your application receives this event every time the user signs into the application. The table of events has no type for it.',
  ),
  inDocument.says(
    'Use case 2: Consent Update',
    'Sally consents to location.read and your application would like to pull the latest location information in the backend. You receive a webhook when the user changed their consent.',
  ),
  inDocument.says(
    'Use case 3: Consent Revoke',
    'You want to know when Sally removes certain consent (or all consent) for your application.',
  ),
  inDocument.says('Use case 4: Agreement Sign', 'You want to know when a user has signed an agreement.'),
  inDocument.says(
    'Use case 5: Experiment Join',
    'You set up an experiment and would like to record when a user joins or leaves an experiment.',
  ),
  inDocument.says(
    'Use case 6: EKYC Events',
    'You want to know when a user has updated their profile and verified their account with ekyc, or if a user has their ekyc status changed.',
  ),
  inDocument.says(
    'Registration',
    'You can register any number of webhook callbacks, and your own webhook per application. Each application receives scoped events based on the organization, and updates.',
  ),
  inDocument.says(
    'update, create, delete',
    'update events are for add/remove to the settings, create is for a brand new registration, and delete is for when the user has entirely revoked consent.',
  ),
  inDocument.says(
    'It may change',
    'The list may change in time as more types of user events and updates are added.',
  ),
  inServer.says(
    'The body, and who delivers it',
    'The body is {"event_type", "data"}: it has neither an id nor a time. The server delivers through Svix, whose headers carry both.',
  ),
  inServer.says(
    'Where document and server disagree',
    "The document's table has user.experiment.consent.updated and .revoked; the public server code sends .create, .update and .delete, and also user.app.consent.create and user.consent. Which of them a live server sends is not known; all are recognised.",
  ),
  inServer.leavesOpen(
    'User Sign In',
    'No document gives this event a name or a payload, and the public server code sends none.',
  ),
  notesFrom(consentSchemas).leavesOpen(
    'Payloads of agreements, eKYC and profile',
    'The table names their events, but no document gives their payloads. A schema UserAgreementConsent is public; that it is the payload is not said.',
  ),
  inServer.leavesOpen(
    'Names of the signature headers',
    'Svix sends svix-id, svix-timestamp and svix-signature, or the same as webhook-…. Which of them Klustr sends is not documented; both are recognised.',
  ),
  inServer.leavesOpen(
    'Retries and time-out',
    "A Svix server has defaults for them; Klustr's own settings are not documented.",
  ),
];
