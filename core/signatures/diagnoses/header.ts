import { after, type Entries } from './entry.ts';

type Code =
  | 'header-missing'
  | 'header-duplicated'
  | 'header-malformed'
  | 'prefix-missing'
  | 'prefix-unexpected'
  | 'encoding-hex'
  | 'encoding-base64'
  | 'encoding-base64url'
  | 'hex-upper-case'
  | 'algorithm';

const named = (header: string | undefined): string => (header === undefined ? 'The header' : `"${header}"`);
const due = (text: string | undefined): string => text ?? "the scheme's own";

function encoding(name: string): Entries<string>[string] {
  return {
    severity: 'error',
    summary: (facts) =>
      `The signature is written in ${name}; ${due(facts.due)} is due.${after(facts.reason)}`,
    explanation: (facts) =>
      `The scheme writes its digest in ${due(facts.due)}. Where you send: write it so. Where you receive: make sure that this is the scheme your sender uses, and decode the header as ${name} before you compare if it is not yours to change.`,
  };
}

/** What can be wrong with the headers of a signature. */
export const headerEntries: Entries<Code> = {
  'header-missing': {
    severity: 'error',
    summary: ({ header, reason }) =>
      `The request has no header ${header === undefined ? 'for this scheme' : `"${header}"`}.${after(reason)}`,
    explanation: ({ scheme }) =>
      `Without it nothing can be checked. See whether the sender signs at all (is a secret set there?), whether it uses ${scheme ?? 'this scheme'}, and whether a proxy in between drops headers it does not know.`,
  },
  'header-duplicated': {
    severity: 'error',
    summary: ({ header }) => `${named(header)} stands in the request more than once.`,
    explanation: () =>
      'Frameworks differ in which line they take: the first, the last, or all joined with a comma. Find who adds the second line (often a proxy that signs or copies headers) and send one.',
  },
  'header-malformed': {
    severity: 'error',
    summary: ({ header, reason }) =>
      `${named(header)} cannot be read as this scheme writes it.${after(reason)}`,
    explanation: ({ due: form }) =>
      `${form === undefined ? 'Compare the header with the form that the scheme documents' : `The form is ${form}. Compare the header with it`}: nothing may be left out, cut off or put around it.`,
  },
  'prefix-missing': {
    severity: 'error',
    summary: ({ header, due: prefix }) =>
      `${named(header)} lacks ${prefix ? `"${prefix}"` : 'its prefix'} before the signature.`,
    explanation: ({ due: prefix }) =>
      `Receivers compare the whole value or cut off a fixed prefix, so both ends must agree. Where you send: write ${prefix ? `"${prefix}"` : 'the prefix'} before the digest.`,
  },
  'prefix-unexpected': {
    severity: 'error',
    summary: ({ header, due: prefix, found }) =>
      `${named(header)} begins with "${found ?? 'a prefix'}", where ${prefix ? `"${prefix}"` : 'the digest alone'} is due.`,
    explanation: () =>
      'The prefix names an algorithm or a version. If it is another one than the scheme has, look whether the sender uses another scheme or version; if it is only decoration, leave it out where you send or cut it off where you receive.',
  },
  'encoding-hex': encoding('hex'),
  'encoding-base64': encoding('base64'),
  'encoding-base64url': encoding('base64url (with - and _, often without =)'),
  'hex-upper-case': {
    severity: 'warning',
    summary: () => 'The hex digits of the signature are upper case; the scheme writes them in lower case.',
    explanation: () =>
      'The bytes are the same, so it verifies here. A handler that compares the texts would refuse it: write lower case where you send, or decode the hex before you compare.',
  },
  algorithm: {
    severity: 'error',
    summary: (facts) =>
      `The signature was made with ${facts.found ?? 'another algorithm'}; the scheme takes ${facts.due ?? 'its own'}.`,
    explanation: (facts) =>
      `Use ${facts.due ?? "the scheme's algorithm"} at both ends. The length of a digest gives its algorithm away: SHA-1 has 20 bytes, SHA-256 32, SHA-384 48, SHA-512 64.`,
  },
};
