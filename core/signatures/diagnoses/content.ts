import { after, type Entries } from './entry.ts';

type Code =
  | 'content-without-id'
  | 'content-without-timestamp'
  | 'content-separator'
  | 'content-order'
  | 'url-mismatch'
  | 'scheme-other';

const as = (due: string | undefined): string =>
  due === undefined ? 'as the scheme documents it' : `as ${due}`;

/** What can be wrong with the text that is put together and signed. */
export const contentEntries: Entries<Code> = {
  'content-without-id': {
    severity: 'error',
    summary: () => "The signature fits what is signed without the message's id.",
    explanation: ({ due }) =>
      `The id belongs to what is signed, so that nobody can pass one message off as another. Put it together ${as(due)}.`,
  },
  'content-without-timestamp': {
    severity: 'error',
    summary: () => 'The signature fits what is signed without the timestamp.',
    explanation: ({ due }) =>
      `The timestamp belongs to what is signed, or anybody could give an old request a new one. Put it together ${as(due)}.`,
  },
  'content-separator': {
    severity: 'error',
    summary: ({ found }) =>
      `The signature fits what is signed with ${found ?? 'another separator'} between its parts.`,
    explanation: ({ due }) => `A single character decides. Put it together ${as(due)}.`,
  },
  'content-order': {
    severity: 'error',
    summary: ({ found }) =>
      `The signature fits the same parts in another order${found === undefined ? '' : ` (${found})`}.`,
    explanation: ({ due }) => `Put it together ${as(due)}.`,
  },
  'url-mismatch': {
    severity: 'error',
    summary: ({ reason, found }) =>
      reason ?? `The signature fits another URL${found === undefined ? '' : ` (${found})`}.`,
    explanation: () =>
      'This scheme signs the URL as the sender knows it: the public one, with scheme, host, port if it has one, path and query, character by character. Behind a proxy or tunnel your handler sees another one; set the public URL in its configuration and give it here.',
  },
  'scheme-other': {
    severity: 'error',
    summary: ({ found, scheme }) =>
      `The signature is one of ${found ?? 'another scheme'}${scheme === undefined ? '' : `, not of ${scheme}`}.`,
    explanation: ({ reason }) =>
      `Check it as that scheme does, or set the sender to the one that you expect.${after(reason)}`,
  },
};
