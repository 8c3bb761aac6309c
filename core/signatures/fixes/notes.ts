import { contentWords } from '../describe.ts';
import type { DiagnosisCode } from '../diagnoses/diagnoses.ts';
import { encodingNames, methodName, unitNames } from '../names.ts';
import type { Scheme } from '../scheme.ts';
import type { Mistake } from '../search/mistake.ts';

/** The places in a handler that a mistake may point to. */
export type Section = 'top' | 'secret' | 'key' | 'header' | 'time' | 'url' | 'body' | 'content' | 'digest';

export interface Note {
  readonly section: Section;
  /** What is to be done there, in one line. */
  readonly text: string;
}

const RAW = 'The raw bytes, before anything parses them';

/** What each mistake asks for in a handler of this scheme. */
export function noteFor({ code, facts }: Mistake, scheme: Scheme): Note {
  const { section, text } = sections[code];
  const words = typeof text === 'function' ? text(scheme, facts.found ?? 'otherwise') : text;
  return { section, text: oneLine(words) };
}

interface Advice {
  readonly section: Section;
  readonly text: string | ((scheme: Scheme, found: string) => string);
}

const header = (text: Advice['text']): Advice => ({ section: 'header', text });
const body = (text: Advice['text']): Advice => ({ section: 'body', text });
const secret = (text: Advice['text']): Advice => ({ section: 'secret', text });
const key = (text: Advice['text']): Advice => ({ section: 'key', text });
const time = (text: Advice['text']): Advice => ({ section: 'time', text });
const content = (text: Advice['text']): Advice => ({ section: 'content', text });

const written = (name: string): Advice =>
  header(
    ({ encoding }) =>
      `${encodingNames[encoding]} is due, and this request carries ${name}: have the sender write it so, or decode ${name} here.`,
  );
const asDocumented = content((scheme) => `Put together as ${contentWords(scheme)}, nothing more or less.`);
const anew = body((_, found) => `${RAW}: this one was signed with its body written anew (${found}).`);
const otherBytes = body((_, found) => `${RAW} or changes them: this one was signed ${found}.`);

const sections: Readonly<Record<DiagnosisCode, Advice>> = {
  'header-missing': header('Answer 401 where this header is missing.'),
  'header-duplicated': header('One line of this header counts: refuse more.'),
  'header-malformed': header('Read it as the scheme writes it, and answer 401 to anything else.'),
  'prefix-missing': header('The prefix is due here. Have the sender write it.'),
  'prefix-unexpected': header(
    (_, found) => `This request has "${found}" before the signature. Have the sender write what is due here.`,
  ),
  'encoding-hex': written('hex'),
  'encoding-base64': written('base64'),
  'encoding-base64url': written('base64url'),
  'hex-upper-case': header('Decode before you compare: the case of the hex digits does not matter then.'),
  algorithm: {
    section: 'digest',
    text: ({ method }, found) => `${methodName(method)} is due; this request was signed with ${found}.`,
  },
  'body-reserialised': anew,
  'body-trailing-newline': otherBytes,
  'body-crlf': otherBytes,
  'body-bom': otherBytes,
  'body-escaped-slashes': body((_, found) => `${RAW}: this one was signed with its slashes ${found}.`),
  'body-unicode-escapes': body(
    (_, found) => `${RAW}: this one was signed with its characters beyond ASCII ${found}.`,
  ),
  'body-charset': otherBytes,
  'body-empty': body('Read the body here, before any other parser takes it: this one was signed empty.'),
  'secret-whitespace': secret('White space around the secret is no part of it.'),
  'secret-quoted': secret('The quotes of a file are no part of the secret.'),
  'secret-case': secret((_, found) => `Copy it as it is: this request was signed with it ${found}.`),
  'secret-not-decoded': key('The key is the decoded bytes, not the text of the secret.'),
  'secret-decoded': key('The key is the text of the secret as it stands, not decoded.'),
  'secret-prefix': key('The prefix of the secret is treated as the scheme has it.'),
  'secret-previous': secret('Both are good until the sender has the new one.'),
  'secret-other-endpoint': secret((_, found) => `This request was signed with the secret of ${found}.`),
  'secret-unknown': secret('The secret of just this endpoint, as the sender shows it.'),
  'key-malformed': secret('Whole, without white space, quotes or a label.'),
  'timestamp-stale': time('Old requests are refused on purpose. Set the clocks of both machines by NTP.'),
  'timestamp-future': time('Set the clocks of both machines by NTP.'),
  'timestamp-unit': time(({ timestamp }) =>
    timestamp === null
      ? 'The text of the header is signed as it stands.'
      : `In ${unitNames[timestamp.unit]}. What is signed is its text as it stands in the header.`,
  ),
  'timestamp-malformed': time('Answer 401 to what is no time.'),
  'content-without-id': asDocumented,
  'content-without-timestamp': asDocumented,
  'content-separator': asDocumented,
  'content-order': asDocumented,
  'url-mismatch': {
    section: 'url',
    text: (_, found) =>
      `The public URL, character by character as the sender has it: this request was signed for ${found}.`,
  },
  'scheme-other': { section: 'top', text: (_, found) => `The sender signs as ${found} does.` },
};

/** A comment ends with its line, so nothing that came in a request may begin another. */
function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e\u00a0-\uffff]+|[\u2028\u2029]/g, ' ').replaceAll('?>', '? >');
}
