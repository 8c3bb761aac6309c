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

/** Length and alphabet of the signature that counts, against those of the one that is due. */
export function headerFacts({ trace, expected }: Given): HeaderFact[] {
  const received = trace.digests.received[0];
  if (!received) return [];
  const due = dueOf(expected, trace.digests.expectedHex);
  return [lengthFact(received.text, due), alphabetFact(received.text, due)];
}

interface Due {
  readonly encoding: Encoding;
  readonly length: number;
}

function dueOf(expected: string | null, hex: string | null): Due | null {
  const encoding = encodingOf(expected, hex);
  const bytes = hex === null ? null : decode(hex, 'hex');
  return encoding === null || bytes === null ? null : { encoding, length: encode(bytes, encoding).length };
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
