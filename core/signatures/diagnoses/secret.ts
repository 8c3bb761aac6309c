import { after, type Entries } from './entry.ts';

type Code =
  | 'secret-whitespace'
  | 'secret-quoted'
  | 'secret-not-decoded'
  | 'secret-decoded'
  | 'secret-prefix'
  | 'secret-previous'
  | 'secret-other-endpoint'
  | 'secret-unknown'
  | 'key-malformed';

/** What can be wrong with the secret and the key that is made of it. */
export const secretEntries: Entries<Code> = {
  'secret-whitespace': {
    severity: 'error',
    summary: ({ found }) => `The signature fits the secret ${found ?? 'without the white space around it'}.`,
    explanation: () =>
      'A space or line break came along when the secret was copied or read from a file. Trim it where you load it, or store it again without it.',
  },
  'secret-quoted': {
    severity: 'error',
    summary: ({ found }) => `The signature fits the secret ${found ?? 'without the quotes around it'}.`,
    explanation: () =>
      'The quotes of an .env or YAML file became part of the secret. Look at what your program really loads, and take them off.',
  },
  'secret-not-decoded': {
    severity: 'error',
    summary: ({ due, found }) =>
      `The signature fits the secret's ${found ?? 'plain text'}; the key is due ${due ?? 'decoded'}.`,
    explanation: ({ due }) =>
      `This scheme decodes the secret${due === undefined ? '' : ` from ${due}`} and takes the bytes as its key. Who made this signature took the text itself: decode it there.`,
  },
  'secret-decoded': {
    severity: 'error',
    summary: ({ found }) =>
      `The signature fits the secret decoded${found === undefined ? '' : ` from ${found}`}; the text itself is due.`,
    explanation: () =>
      'This scheme takes the text of the secret as its key, although it looks encoded. Who made this signature decoded it first: leave it as it is there.',
  },
  'secret-prefix': {
    severity: 'error',
    summary: ({ found }) => `The signature fits the secret ${found ?? 'with its prefix treated otherwise'}.`,
    explanation: () =>
      'Some schemes drop a prefix such as whsec_ before they decode the rest (Standard Webhooks, Svix), others take the whole text (Stripe, Paddle). Do as the scheme of your sender does.',
  },
  'secret-previous': {
    severity: 'warning',
    summary: () => 'The signature fits the previous secret, not the current one.',
    explanation: () =>
      'The sender has not switched to the new secret yet, or a delivery was signed before the change. Accept both until the old one is gone, and see that the sender has the new one.',
  },
  'secret-other-endpoint': {
    severity: 'error',
    summary: ({ found }) =>
      `The signature fits the secret of another endpoint${found === undefined ? '' : ` (${found})`}.`,
    explanation: () =>
      'Each endpoint has a secret of its own, test and live ones too. Take the secret of the endpoint that this delivery was meant for, or send it there.',
  },
  'secret-unknown': {
    severity: 'error',
    summary: ({ reason }) => `The signature does not match.${after(reason)}`,
    explanation: () =>
      'Either it was made with another secret, or what was signed is not what arrived. Compare the secret with the one at the sender (the right endpoint, test or live, rotated?), and check the signature on the raw bytes of the body.',
  },
  'key-malformed': {
    severity: 'error',
    summary: ({ reason }) => `The secret gives no key.${after(reason)}`,
    explanation: ({ due }) =>
      `${due === undefined ? 'See how the scheme writes its secrets' : `The scheme wants ${due}`}, and copy the secret anew from the sender: whole, without white space, quotes or a label.`,
  },
};
