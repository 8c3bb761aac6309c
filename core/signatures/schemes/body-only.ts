import type { HashAlgorithm, Scheme } from '../scheme.ts';
import { body, plain, utf8Key } from './defaults.ts';

/** An HMAC over the body alone: nothing tells a delivery from its replay. */
function overBody(algorithm: HashAlgorithm) {
  return {
    ...plain,
    method: { kind: 'hmac', algorithm, key: utf8Key },
    content: [body],
  } as const satisfies Partial<Scheme>;
}

export const github: Scheme = {
  ...overBody('sha256'),
  id: 'github',
  label: 'GitHub',
  docs: [
    {
      title: 'GitHub Docs, Validating webhook deliveries',
      url: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
    },
  ],
  encoding: 'hex',
  header: { names: ['X-Hub-Signature-256'], syntax: { kind: 'plain', prefix: 'sha256=' } },
};

export const meta: Scheme = {
  ...overBody('sha256'),
  id: 'meta',
  label: 'Meta',
  docs: [
    {
      title: 'Meta for Developers, Webhooks, Getting Started, Validating Payloads',
      url: 'https://developers.facebook.com/docs/graph-api/webhooks/getting-started',
    },
  ],
  encoding: 'hex',
  header: { names: ['X-Hub-Signature-256'], syntax: { kind: 'plain', prefix: 'sha256=' } },
  notes: [
    'The body is sent with its non-ASCII characters escaped in lower-case hex (\\u00e4): sign the bytes as they came, not decoded ones.',
    'The secret is the App Secret.',
  ],
};

export const intercom: Scheme = {
  ...overBody('sha1'),
  id: 'intercom',
  label: 'Intercom',
  docs: [
    {
      title: 'Intercom Developers, Webhook notifications',
      url: 'https://developers.intercom.com/docs/webhooks/webhook-notifications',
    },
  ],
  encoding: 'hex',
  header: { names: ['X-Hub-Signature'], syntax: { kind: 'plain', prefix: 'sha1=' } },
  notes: ["The secret is the app's client_secret."],
};

export const shopify: Scheme = {
  ...overBody('sha256'),
  id: 'shopify',
  label: 'Shopify',
  docs: [
    {
      title: 'Shopify, Deliver webhooks through HTTPS',
      url: 'https://shopify.dev/docs/apps/build/webhooks/subscribe/https',
    },
  ],
  encoding: 'base64',
  header: { names: ['X-Shopify-Hmac-Sha256'], syntax: { kind: 'plain', prefix: null } },
  notes: ["The secret is the app's client secret."],
};

export const meetinglawyers: Scheme = {
  ...overBody('sha256'),
  id: 'meetinglawyers',
  label: 'MeetingLawyers',
  docs: [
    {
      title: 'MeetingLawyers, Webhook security',
      url: 'https://developer.meetinglawyers.com/docs/webhooks/security',
    },
  ],
  encoding: 'base64',
  header: { names: ['X-Signature'], syntax: { kind: 'plain', prefix: 'sha256=' } },
  notes: [
    "It looks like GitHub's header, but the digest is base64, not hex.",
    'The document names no decoding of the secret: its text is the key.',
  ],
};
