import type { ProviderNote } from '../../contract/models.ts';
import { notesFrom } from '../notes.ts';
import { legacySource, v2Source, v3Source } from './sources.ts';

const inV2 = notesFrom(v2Source);
const inV3 = notesFrom(v3Source);

/** Seed 004 around its events, and what could be read of the pages on webhook v3 and v5.0-alpha. */
export const notes: readonly ProviderNote[] = [
  inV2.says(
    'What it is for',
    "Use a webhook to keep track of changes in verification statuses of your user's addresses.",
  ),
  inV2.says(
    'How to subscribe',
    'Log in to OkDash and click on the profile icon at the top-right corner. Select "settings" and enter your webhook URL.',
  ),
  inV2.says(
    'Try it with real data',
    'Create a new address and initiate a verification. Your webhook then receives notifications as intended.',
  ),
  inV2.says(
    'Time-out: 15 seconds',
    'The service must respond within 15 seconds. If OkHi does not receive a response within that period, the system logs a timeout error and retries the event later.',
  ),
  inV2.says(
    'Retries',
    "OkHi's internal systems retry failed destination API calls for few minutes with an exponential backoff after each attempt.",
  ),
  inV2.says(
    'Duplicates',
    'Where the endpoint does process an event beyond the time-out, and OkHi retries it later, the endpoint ends up with a duplicate event.',
  ),
  inV2.says(
    'Deprecation notice',
    'There will be some extra data, that is not documented, in the payload that is sent to your webhook. Do not add logic that relies on it, as the extra fields will be deprecated soon.',
  ),
  inV2.says(
    'Custom header',
    'To verify event notifications, add a custom header to your webhook. OkHi sends it along with each webhook event, and you validate the events based on the correctness of the custom header. okhi-authorization is the one of the sample.',
  ),
  inV2.says(
    'Neither status nor mode',
    "The document's handler stops there and answers 200. It also answers 200 to every other event.",
  ),
  inV3.says(
    'Webhook v3',
    'There are four main events: Address Collection, Verification Start, Verification Completion, Verification Cancelled. The handler acknowledges first, with 200 and {"received":true}, and processes the event afterwards.',
  ),
  notesFrom(legacySource).says(
    'Before v2',
    'The webhook of v5.0-alpha sends an object with branch, user, location and verification_profile; my-custom-header is "a header key/value that you define".',
  ),
  inV3.leavesOpen(
    'The signature of v3',
    'Its document refers to a guide on webhook signature verification that could not be read: header, algorithm, encoding and signed content are not known, and none is guessed.',
  ),
  inV3.leavesOpen(
    'The payloads of v3',
    'What address_verification.started, .completed and .cancelled carry, which results there are, and which usage_types beside digital_verification. The example of address.collected could be read in part.',
  ),
  inV2.leavesOpen(
    'Number and times of the retries',
    'The document says "for few minutes" and "later", but neither how often nor when.',
  ),
  inV2.leavesOpen(
    'Which answers count as delivered',
    'All examples answer 200; what else counts is not said. A v2 payload has neither an id nor a time of its event.',
  ),
];
