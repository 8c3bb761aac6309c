import type { Scheme } from '../scheme.ts';
import { body, plain, timestamp, utf8Key } from './defaults.ts';

export const discord: Scheme = {
  ...plain,
  id: 'discord',
  label: 'Discord',
  docs: [
    {
      title: 'Discord Developers, Interactions, Validating Security Request Headers',
      url: 'https://discord.com/developers/docs/interactions/overview',
    },
  ],
  method: {
    kind: 'ed25519',
    publicKey: { form: 'hex', prefixes: [] },
    privateKey: { form: 'hex', prefixes: [] },
  },
  encoding: 'hex',
  header: { names: ['X-Signature-Ed25519'], syntax: { kind: 'plain', prefix: null } },
  timestamp: { from: 'header', names: ['X-Signature-Timestamp'], unit: 's' },
  content: [timestamp, body],
  notes: [
    "To verify, the secret is the app's public key in hex; to sign, the private one.",
    'No tolerance is documented.',
  ],
};

/** The header that OkHi's documents show as the customer's own (seed 004; v5.0-alpha calls it `my-custom-header`). */
export const DEFAULT_TOKEN_HEADER = 'okhi-authorization';

/** A secret that stands in a header as it is: OkHi's webhook v2, and many small senders. */
export function headerToken(name: string = DEFAULT_TOKEN_HEADER): Scheme {
  return {
    ...plain,
    id: 'header-token',
    label: 'Header token',
    docs: [{ title: 'OkHi v6.0.0, Webhook', url: 'https://docs.okhi.com/v6.0.0/webhook' }],
    method: { kind: 'token' },
    encoding: 'hex',
    header: { names: [name], syntax: { kind: 'plain', prefix: null } },
    content: [],
    notes: ['Header name and value are your own; the check is plain equality. Nothing ties it to the body.'],
  };
}

/** An HMAC over the body in `X-Signature`, in hex: where a recipe starts. */
export const hmac: Scheme = {
  ...plain,
  id: 'hmac',
  label: 'HMAC by recipe',
  docs: [],
  method: { kind: 'hmac', algorithm: 'sha256', key: utf8Key },
  encoding: 'hex',
  header: { names: ['X-Signature'], syntax: { kind: 'plain', prefix: null } },
  content: [body],
  notes: ['Any other HMAC: a recipe says header, prefix, algorithm, encoding, key and what is signed.'],
};
