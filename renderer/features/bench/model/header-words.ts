import type { HeaderStretch, SignatureTrace } from '../../../../core/contract/signature-trace.ts';
import type { Tone } from '../../../ui/verdicts.ts';
import { encodingOf } from './digests.ts';
import { alphabetsOf, decode, type Encoding, encode } from './encodings.ts';

/** What a stretch of a header means. The tone tells which of them count; the words say it. */
export const meanings: Readonly<Record<HeaderStretch['meaning'], { words: string; tone: Meaning }>> = {
  signature: { words: 'signature', tone: 'signature' },
  prefix: { words: 'prefix', tone: 'label' },
  version: { words: 'version', tone: 'label' },
  timestamp: { words: 'time', tone: 'time' },
  id: { words: 'id', tone: 'time' },
  separator: { words: '', tone: 'quiet' },
  'passed-over': { words: 'passed over', tone: 'quiet' },
  unreadable: { words: 'not readable', tone: 'wrong' },
};
export type Meaning = 'signature' | 'label' | 'time' | 'quiet' | 'wrong';

/** One fact of the header's signature, held against what is due. */
export interface HeaderFact {
  readonly name: string;
  readonly found: string;
  /** What is due in its place; null where it is right, or nothing is known. */
  readonly due: string | null;
  readonly tone: Extract<Tone, 'good' | 'bad' | 'faint'>;
}

interface Given {
  readonly trace: Pick<SignatureTrace, 'headers' | 'digests'>;
  /** The signature as the header would carry it; null where it cannot be computed. */
  readonly expected: string | null;
}

/** Prefix, length and alphabet of the signature that counts, against those of the one that is due. */
export function headerFacts({ trace, expected }: Given): HeaderFact[] {
  const received = trace.digests.received[0];
  if (!received) return [];
  const due = dueOf(expected, trace.digests.expectedHex);
  return [
    ...prefixFact(trace.headers, due?.prefix ?? null),
    lengthFact(received.text, due),
    alphabetFact(received.text, due),
  ];
}

/** Only where the header is a prefix and a signature: versions and pairs have no fixed text before the signature. */
function prefixFact(headers: SignatureTrace['headers'], due: string | null): HeaderFact[] {
  const stretches = headers.find(({ role }) => role === 'signature')?.stretches ?? [];
  if (stretches.some(({ meaning }) => meaning !== 'prefix' && meaning !== 'signature')) return [];
  const found = stretches.find(({ meaning }) => meaning === 'prefix')?.text ?? '';
  if (found === '' && (due === null || due === '')) return [];
  return [fact('prefix', found === '' ? 'none' : found, due === '' ? 'none' : due)];
}

interface Due {
  /** What stands before the digest. */
  readonly prefix: string;
  readonly encoding: Encoding;
  readonly length: number;
}

function dueOf(expected: string | null, hex: string | null): Due | null {
  const encoding = encodingOf(expected, hex);
  const bytes = hex === null ? null : decode(hex, 'hex');
  if (expected === null || encoding === null || bytes === null) return null;
  const { length } = encode(bytes, encoding);
  return { prefix: expected.slice(0, expected.length - length), encoding, length };
}

function lengthFact({ length }: string, due: Due | null): HeaderFact {
  return fact('length', String(length), due === null ? null : String(due.length));
}

function alphabetFact(text: string, due: Due | null): HeaderFact {
  const found = alphabetsOf(text);
  const [likeliest = 'none of hex, base64, base64url'] = found;
  if (due === null) return fact('alphabet', likeliest, null);
  // Digits and letters alone are in every alphabet: then the length tells which was meant.
  const fits = found.includes(due.encoding) && (text.length === due.length || likeliest === due.encoding);
  return fact('alphabet', fits ? due.encoding : likeliest, due.encoding);
}

function fact(name: string, found: string, due: string | null): HeaderFact {
  if (due === null) return { name, found, due, tone: 'faint' };
  return found === due ? { name, found, due: null, tone: 'good' } : { name, found, due, tone: 'bad' };
}

export type Outcome = 'good' | 'bad';

/** Whether a signature of the header fits; null for other stretches, and where nothing could be computed. */
export function outcomeOf(
  { text, meaning }: HeaderStretch,
  { digests }: Pick<SignatureTrace, 'digests'>,
  facts: readonly HeaderFact[],
): Outcome | null {
  if (meaning !== 'signature') return null;
  const fits = digests.received.some((one) => one.text === text && one.matches !== null);
  // The bytes may fit although the text is not written as it is due.
  if (fits) return facts.some(({ tone }) => tone === 'bad') ? 'bad' : 'good';
  return digests.expectedHex === null && digests.previousHex === null ? null : 'bad';
}
