import type { ProviderNote } from '../../contract/models.ts';
import { notesFrom } from '../notes.ts';
import { createUser, events, security } from './sources.ts';

const inEvents = notesFrom(events);
const inSecurity = notesFrom(security);

/** Seed 003 around its events, and the provider's pages on security and users. */
export const notes: readonly ProviderNote[] = [
  inEvents.says('Format', 'The webhooks are a POST HTTP request, sent as a JSON document.'),
  inEvents.says(
    'Headers',
    'Content-type is application/json. X-Signature is the HMAC hash to verify the webhook integrity.',
  ),
  inEvents.says(
    'Common payload properties',
    'Part of every event: type (string), the name of the event; occurred_on (datetime), the moment the event happened; payload (object), the event body.',
  ),
  inSecurity.says(
    'Signature',
    'HMAC SHA-256 over the entire body as binary, with your webhook secret as the key; the hash encoded in base64, with the prefix sha256=, is the value of X-Signature. Base64, not hex.',
  ),
  inSecurity.says(
    'Secret',
    'A random string of between 16 and 32 characters. You request the technical team to update your company webhook secret.',
  ),
  inSecurity.says(
    'Addresses and TLS',
    'Requests come from dynamic IPs: neither a static IP address nor a range is guaranteed. HTTPS is strongly encouraged, HTTP is also supported. A TLS certificate must validate; a self-signed one fails.',
  ),
  notesFrom(createUser).says(
    'Status of a user',
    '0: Free (no access). 2: Premium (full access). 4: Freemium (a free trial that is limited in time).',
  ),
  inEvents.leavesOpen(
    'Retries, time-out, success codes and order',
    'The pages at hand do not say which answers count as delivered, how long a handler may take, whether and when a failed event is sent again, or in which order events come.',
  ),
  inSecurity.leavesOpen(
    'An example of a signature',
    'No secret with its body and signature is published. No delivery id and no signed time are documented either.',
  ),
];
