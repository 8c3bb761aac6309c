import type { ProviderNote } from '../../contract/models.ts';
import { notesFrom } from '../notes.ts';
import { created, introduction, sessionResult, webhooksApi } from './sources.ts';

const inCreated = notesFrom(created);
const inApi = notesFrom(webhooksApi);

/** Seeds 000 and 001 around the events, and the provider's other pages on webhooks. */
export const notes: readonly ProviderNote[] = [
  inCreated.says(
    'First-time connection',
    "If this is the participant's first interaction via your group and you have not yet received an Okaya personalized ID for this user, you provide Okaya with the participant's email address. Okaya takes it from there, creating an account and associating it with an external ID.",
  ),
  inCreated.says(
    'Subsequent interactions',
    "For any future check-ins, you forward the external ID to access this participant's information.",
  ),
  inCreated.says(
    'When a user is created',
    'Upon receiving your URL forward request, Okaya searches its platform. If the user is not found or is not yet associated with your group, it creates an account for them behind the scenes.',
  ),
  inCreated.says('External IDs', 'They always begin with ok_.'),
  inCreated.says(
    'Consent (HIPAA, GDPR)',
    'In creating users, Okaya assumes that you have communicated its terms of service and privacy policy to the end user. If you have not, or cannot manage consent in a manner compliant with HIPAA and/or GDPR regulations, you reach out to Okaya, which can ensure that participants are presented with appropriate opt-in options.',
  ),
  inCreated.says(
    'Anonymized data',
    'By default, all participants are anonymized within Okaya. Only anonymized data is returned to group managers.',
  ),
  inCreated.says(
    'Share mode',
    'If your participants have consented through your platform, or if you prefer that Okaya manages the consent process, "share mode" can be enabled for these users. It allows their data to be transferred to a professional account.',
  ),
  inCreated.says(
    'Answer with 200',
    "Respond to the call with a 200, so that Okaya can update its logs; it also records error codes. The document's handler answers any method but POST with 405.",
  ),
  inApi.says(
    'Webhooks of a group',
    'A group has a number of associated webhooks, which are used to send data upon certain events. Currently supported are user.created and user.session.result.',
  ),
  notesFrom(introduction).says(
    'Who can have webhooks',
    'Webhooks are available only to API subscription owners.',
  ),
  notesFrom(sessionResult).leavesOpen(
    'The live form of user.session.result',
    'Its document shows an envelope of its own: event, timestamp and data. Whether live events have this form or that of user.created is not documented; both are recognised, and in the second the data is not judged.',
  ),
  notesFrom(introduction).leavesOpen(
    'Signature',
    'No page at hand mentions a signature, a secret or a header to verify a webhook with.',
  ),
  notesFrom(introduction).leavesOpen(
    'Retries, time-out, order and duplicates',
    'The pages at hand do not say whether an event is sent again, how long a handler may take, or in which order events come.',
  ),
  inApi.leavesOpen(
    'Parts of the Webhooks API',
    'The body of a 401, and whether an update takes enabledEvents or status. Of a session, what privacy levels 4 and 5 return could not be read.',
  ),
];
