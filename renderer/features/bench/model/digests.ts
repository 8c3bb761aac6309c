import type { SignatureTrace } from '../../../../core/contract/signature-trace.ts';
import { decode, type Encoding, encode, encodings } from './encodings.ts';

/** Two texts of the same kind, one below the other. */
export interface Comparison {
  readonly same: boolean;
  /** The first character in which they differ; null where they do not. */
  readonly firstDifference: number | null;
}

export function compare(a: string, b: string): Comparison {
  if (a === b) return { same: true, firstDifference: null };
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return { same: false, firstDifference: at };
  return { same: false, firstDifference: shorter };
}

/** One line of the card. */
export interface DigestLine {
  readonly name: string;
  readonly text: string;
  /** null where it is held against nothing. */
  readonly against: Comparison | null;
}

export interface DigestBlock {
  /** `as in the header`, `as hex`. */
  readonly title: string;
  readonly lines: readonly DigestLine[];
}

export interface Digests {
  readonly blocks: readonly DigestBlock[];
  /** How many signatures of the header are not shown. */
  readonly more: number;
}

/** Signatures of one header that are worth a line each. */
const SHOWN = 5;

interface Given {
  readonly digests: SignatureTrace['digests'];
  /** The signature as the header would carry it; null where it cannot be computed. */
  readonly expected: string | null;
  /** The digest with which the search found a match; null where it did not. */
  readonly matchHex: string | null;
}

/** Received and expected as the header writes them, then as hex, where an encoding can no longer deceive. */
export function digestsOf({ digests, expected, matchHex }: Given): Digests {
  const { expectedHex, previousHex } = digests;
  const received = digests.received.slice(0, SHOWN);
  const due = expected === null ? null : bareSignature(expected, expectedHex);
  const written: DigestLine[] = [
    ...received.map(({ text }) => line('received', text, due)),
    ...(due === null ? [] : [line('expected', due, null)]),
  ];
  const references = { expected: expectedHex, match: matchHex, previous: previousHex };
  return {
    blocks: [
      { title: 'as in the header', lines: written },
      { title: 'as hex', lines: hexLines(received, references) },
    ].filter(({ lines }) => lines.length > 0),
    more: digests.received.length - received.length + digests.omitted,
  };
}

interface References {
  readonly expected: string | null;
  readonly match: string | null;
  readonly previous: string | null;
}

function hexLines(received: SignatureTrace['digests']['received'], references: References): DigestLine[] {
  const { expected, match, previous } = references;
  const wanted = [expected, match, previous].filter((hex) => hex !== null);
  return [
    ...received.flatMap(({ hex }) =>
      hex === null ? [] : [line('received', hex, wanted.find((candidate) => candidate === hex) ?? expected)],
    ),
    ...(match === null || match === expected ? [] : [line('with the mistake', match, null)]),
    ...(expected === null ? [] : [line('expected', expected, null)]),
    ...(previous === null ? [] : [line('with the previous secret', previous, null)]),
  ];
}

function line(name: string, text: string, reference: string | null): DigestLine {
  return { name, text, against: reference === null ? null : compare(text, reference) };
}

/** The digest without the prefix, version or pairs that stand before it in the header. */
function bareSignature(expected: string, hex: string | null): string {
  const encoding = encodingOf(expected, hex);
  const bytes = hex === null ? null : decode(hex, 'hex');
  return encoding === null || bytes === null ? expected : encode(bytes, encoding);
}

/** The encoding in which the header carries the digest; null where it cannot be told. */
export function encodingOf(expected: string | null, hex: string | null): Encoding | null {
  const bytes = hex === null ? null : decode(hex, 'hex');
  if (expected === null || bytes === null) return null;
  return encodings.find((encoding) => expected.endsWith(encode(bytes, encoding))) ?? null;
}
