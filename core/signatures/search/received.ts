import { digestBytes, ED25519_SIGNATURE_BYTES } from '../digest.ts';
import { bufferOf, decode, decodeExactly } from '../encoding.ts';
import { takeApart, writeSignature } from '../header/header.ts';
import type { HeaderSignature } from '../header/parts.ts';
import { encodingNames } from '../names.ts';
import type { Encoding, Scheme } from '../scheme.ts';
import { type Mistake, mistake } from './mistake.ts';

/** A digest that came, and what is wrong with the way in which it is written. */
export interface Received {
  readonly bytes: Buffer;
  readonly mistakes: readonly Mistake[];
  /** What is unusual and does not matter. */
  readonly remarks: readonly Mistake[];
}

/** By the digest's bytes as latin-1 text, so that a digest of ours is looked up whatever it was written in. */
export type ReceivedDigests = ReadonlyMap<string, Received>;

/** A header may hold thousands of signatures; beyond this they are not read. */
const MOST_READ = 20_000;
const encodings = ['hex', 'base64', 'base64url'] as const;

/** Everything in these lines of a header that may be a digest. Each under the fewest mistakes that make it one. */
export function readReceived(header: string, values: readonly string[], scheme: Scheme): ReceivedDigests {
  const lengths = scheme.method.kind === 'ed25519' ? [ED25519_SIGNATURE_BYTES] : Object.values(digestBytes);
  const found = new Map<string, Received>();
  for (const { text, mistakes } of textsOf(header, values, scheme).slice(0, MOST_READ)) {
    const reading = read(text, scheme.encoding, lengths, header);
    if (!reading) continue;
    const key = reading.bytes.toString('latin1');
    const one = { ...reading, mistakes: [...mistakes, ...reading.mistakes] };
    const other = found.get(key);
    if (!other || other.mistakes.length > one.mistakes.length) found.set(key, one);
  }
  return found;
}

interface WrittenDigest {
  readonly text: string;
  readonly mistakes: readonly Mistake[];
}

/** As the scheme's syntax has them; where that finds none, every word of the header. */
function textsOf(header: string, values: readonly string[], scheme: Scheme): WrittenDigest[] {
  const { syntax } = scheme.header;
  const regular = values.flatMap((value) => takeApart(value, syntax).signatures);
  return [
    ...regular.map(({ text, flaw }) => ({ text, mistakes: flawMistakes(flaw, header) })),
    ...values.flatMap((value) => wordsOf(value, header, writeSignature('', syntax))),
  ];
}

function flawMistakes(flaw: HeaderSignature['flaw'], header: string): Mistake[] {
  return flaw === null ? [] : [mistake(flaw.code, { header, due: flaw.due, found: flaw.found })];
}

const PREFIX = /^[A-Za-z][A-Za-z0-9_-]{0,15}[=:](?=[^=])/;

function wordsOf(value: string, header: string, due: string): WrittenDigest[] {
  return value.split(/[\s,;]+/).flatMap((word) => {
    const bare = word.replace(/^["']+|["']+$/g, '');
    if (bare === '') return [];
    const found = PREFIX.exec(bare)?.[0] ?? '';
    return [{ text: bare.slice(found.length), mistakes: [wordMistake(header, due, found)] }];
  });
}

function wordMistake(header: string, due: string, found: string): Mistake {
  if (found === due)
    return mistake('header-malformed', { header, reason: 'There is something around the signature.' });
  return mistake(found === '' ? 'prefix-missing' : 'prefix-unexpected', { header, due, found });
}

function read(text: string, due: Encoding, lengths: readonly number[], header: string): Received | null {
  const fits = (bytes: Buffer | null): bytes is Buffer => bytes !== null && lengths.includes(bytes.length);
  // 64 digits of hex are good base64 as well, but no digest looks like that by chance.
  const tried = fits(decode(text, 'hex')) ? (['hex'] as const) : [due, ...encodings];
  const inner = hexInside(text);
  if (fits(inner)) {
    const what = mistake('encoding-hex', {
      due: encodingNames[due],
      reason: 'It is hex, and that in base64.',
    });
    return { bytes: inner, mistakes: [what], remarks: [] };
  }
  for (const encoding of tried) {
    const bytes = decodeExactly(text, encoding) ?? (encoding === 'hex' ? decode(text, 'hex') : null);
    if (fits(bytes)) return { bytes, ...told(text, encoding, due) };
  }
  for (const encoding of [due, ...encodings]) {
    const bytes = decode(text, encoding);
    const reason = `Its ${encoding} is not written as encoders write it (its padding, or its last digit).`;
    if (fits(bytes))
      return { bytes, mistakes: [mistake('header-malformed', { header, reason })], remarks: [] };
  }
  return null;
}

function told(text: string, encoding: Encoding, due: Encoding): Pick<Received, 'mistakes' | 'remarks'> {
  return {
    mistakes: encoding === due ? [] : [mistake(`encoding-${encoding}`, { due: encodingNames[due] })],
    remarks: encoding === 'hex' && /[A-F]/.test(text) ? [mistake('hex-upper-case')] : [],
  };
}

/** What a library gives that makes hex of a digest where its caller expects bytes, and base64 of that. */
function hexInside(text: string): Buffer | null {
  const outer = decode(text, 'base64');
  return outer ? decode(bufferOf(outer).toString('latin1'), 'hex') : null;
}
