import type { Scheme } from '../scheme.ts';
import { body, plain, text, timestamp, utf8Key } from './defaults.ts';

const sha256 = { kind: 'hmac', algorithm: 'sha256', key: utf8Key } as const;

export const stripe: Scheme = {
  ...plain,
  id: 'stripe',
  label: 'Stripe',
  docs: [
    {
      title: 'Stripe Docs, Verify webhook signatures',
      url: 'https://docs.stripe.com/webhooks/signature',
    },
  ],
  method: sha256,
  encoding: 'hex',
  header: {
    names: ['Stripe-Signature'],
    syntax: { kind: 'pairs', separator: ',', timestampKey: 't', signatureKey: 'v1' },
  },
  timestamp: { from: 'pair', unit: 's' },
  content: [timestamp, text('.'), body],
  tolerance: { pastS: 300, futureS: null },
  notes: [
    'The whole secret is the key, its whsec_ included; nothing is decoded.',
    'v0 is a fake signature of test events and is passed over.',
  ],
};

export const slack: Scheme = {
  ...plain,
  id: 'slack',
  label: 'Slack',
  docs: [
    {
      title: 'Slack Developer Docs, Verifying requests from Slack',
      url: 'https://docs.slack.dev/authentication/verifying-requests-from-slack',
    },
  ],
  method: sha256,
  encoding: 'hex',
  header: { names: ['X-Slack-Signature'], syntax: { kind: 'plain', prefix: 'v0=' } },
  timestamp: { from: 'header', names: ['X-Slack-Request-Timestamp'], unit: 's' },
  content: [text('v0:'), timestamp, text(':'), body],
  tolerance: { pastS: 300, futureS: 300 },
};

export const paddle: Scheme = {
  ...plain,
  id: 'paddle',
  label: 'Paddle',
  docs: [
    {
      title: 'Paddle Developer, Verify webhook signatures',
      url: 'https://developer.paddle.com/webhooks/signature-verification',
    },
  ],
  method: sha256,
  encoding: 'hex',
  header: {
    names: ['Paddle-Signature'],
    syntax: { kind: 'pairs', separator: ';', timestampKey: 'ts', signatureKey: 'h1' },
  },
  timestamp: { from: 'pair', unit: 's' },
  content: [timestamp, text(':'), body],
  tolerance: { pastS: 5, futureS: null },
  notes: [
    'Paddle Billing. The whole secret is the key, its pdl_ntfset_ included.',
    "The five seconds are those of Paddle's own libraries.",
  ],
};

export const zendesk: Scheme = {
  ...plain,
  id: 'zendesk',
  label: 'Zendesk',
  docs: [
    {
      title: 'Zendesk Developer Docs, Verifying webhook authenticity',
      url: 'https://developer.zendesk.com/documentation/webhooks/verifying/',
    },
  ],
  method: sha256,
  encoding: 'base64',
  header: { names: ['X-Zendesk-Webhook-Signature'], syntax: { kind: 'plain', prefix: null } },
  timestamp: { from: 'header', names: ['X-Zendesk-Webhook-Signature-Timestamp'], unit: 'iso' },
  content: [timestamp, body],
  notes: [
    'Timestamp and body stand one after the other, with nothing between them. An older document had them the other way round.',
    'The secret looks like base64, but its text is the key. No tolerance is documented.',
  ],
};
