import type { KeyVariant, Part, Scheme } from '../scheme.ts';
import { body, plain, text, timestamp } from './defaults.ts';

const content: readonly Part[] = [{ kind: 'id' }, text('.'), timestamp, text('.'), body];

const signing = {
  ...plain,
  method: { kind: 'hmac', algorithm: 'sha256', key: { form: 'base64', prefixes: ['whsec_'] } },
  encoding: 'base64',
  content,
  tolerance: { pastS: 300, futureS: 300 },
} as const satisfies Partial<Scheme>;

const asymmetric: KeyVariant = {
  secretPrefixes: ['whpk_', 'whsk_'],
  method: {
    kind: 'ed25519',
    publicKey: { form: 'base64', prefixes: ['whpk_'] },
    privateKey: { form: 'base64', prefixes: ['whsk_'] },
  },
  syntax: { kind: 'list', version: 'v1a' },
};

export const standardWebhooks: Scheme = {
  ...signing,
  id: 'standard-webhooks',
  label: 'Standard Webhooks',
  docs: [
    {
      title: 'Standard Webhooks, specification',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
  ],
  header: { names: ['webhook-signature'], syntax: { kind: 'list', version: 'v1' } },
  timestamp: { from: 'header', names: ['webhook-timestamp'], unit: 's' },
  messageId: { names: ['webhook-id'] },
  keyVariants: [asymmetric],
  notes: [
    'The specification asks for "some allowable tolerance"; its libraries take five minutes both ways.',
    'A secret that starts with whpk_ or whsk_ is an ed25519 key, and its signatures are marked v1a.',
  ],
};

export const svix: Scheme = {
  ...signing,
  id: 'svix',
  label: 'Svix',
  docs: [
    {
      title: 'Svix, Verifying Webhooks Manually',
      url: 'https://docs.svix.com/receiving/verifying-payloads/how-manual',
    },
  ],
  header: { names: ['svix-signature', 'webhook-signature'], syntax: { kind: 'list', version: 'v1' } },
  timestamp: { from: 'header', names: ['svix-timestamp', 'webhook-timestamp'], unit: 's' },
  messageId: { names: ['svix-id', 'webhook-id'] },
  notes: [
    'The same signature as Standard Webhooks. A server with its own branding writes webhook-… headers: both are accepted.',
    'Klustr delivers with Svix; which of the two sets of headers it writes is not documented.',
  ],
};
