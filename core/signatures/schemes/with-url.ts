import type { Part, Scheme } from '../scheme.ts';
import { body, plain, timestamp, utf8Key } from './defaults.ts';

const url: Part = { kind: 'url', unescape: [] };

export const twilio: Scheme = {
  ...plain,
  id: 'twilio',
  label: 'Twilio',
  docs: [{ title: 'Twilio Docs, Security', url: 'https://www.twilio.com/docs/usage/security' }],
  method: { kind: 'hmac', algorithm: 'sha1', key: utf8Key },
  encoding: 'base64',
  header: { names: ['X-Twilio-Signature'], syntax: { kind: 'plain', prefix: null } },
  content: [url, { kind: 'form', unlessUrlHas: 'bodySHA256' }],
  urlForms: 'port-optional',
  urlBodyDigest: { parameter: 'bodySHA256', algorithm: 'sha256', encoding: 'hex' },
  notes: [
    'The secret is the auth token. The URL is the public one, with its query.',
    'A body that is no form is signed through its SHA-256 in the URL (bodySHA256).',
  ],
};

export const square: Scheme = {
  ...plain,
  id: 'square',
  label: 'Square',
  docs: [
    {
      title: 'Square Developer, Verify and Validate an Event Notification',
      url: 'https://developer.squareup.com/docs/webhooks/step3validate',
    },
  ],
  method: { kind: 'hmac', algorithm: 'sha256', key: utf8Key },
  encoding: 'base64',
  header: { names: ['x-square-hmacsha256-signature'], syntax: { kind: 'plain', prefix: null } },
  content: [url, body],
  notes: ['The URL is the notification URL of the subscription, as it stands there.'],
};

/** The escapes that HubSpot decodes in the URI before it signs ("Validate the v3 request signature"). */
const hubspotUnescape = [
  '%3A',
  '%2F',
  '%3F',
  '%40',
  '%21',
  '%24',
  '%27',
  '%28',
  '%29',
  '%2A',
  '%2C',
  '%3B',
] as const;

export const hubspotV3: Scheme = {
  ...plain,
  id: 'hubspot-v3',
  label: 'HubSpot v3',
  docs: [
    {
      title: 'HubSpot Developers, Validating Requests',
      url: 'https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation',
    },
  ],
  method: { kind: 'hmac', algorithm: 'sha256', key: utf8Key },
  encoding: 'base64',
  header: { names: ['X-HubSpot-Signature-v3'], syntax: { kind: 'plain', prefix: null } },
  timestamp: { from: 'header', names: ['X-HubSpot-Request-Timestamp'], unit: 'ms' },
  content: [{ kind: 'method' }, { kind: 'url', unescape: hubspotUnescape }, body, timestamp],
  tolerance: { pastS: 300, futureS: null },
  notes: [
    "The secret is the app's client secret. Twelve percent-escapes of the URL are decoded before it is signed.",
  ],
};
