import { fromBase64, toBase64 } from '../../inbox/body/bytes.ts';

/** How bytes are written as text. */
export const encodings = ['hex', 'base64', 'base64url'] as const;
export type Encoding = (typeof encodings)[number];

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Hex in lower case, base64 with padding, base64url without. */
export function encode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'hex') return toHex(bytes);
  const base64 = toBase64(bytes);
  return encoding === 'base64' ? base64 : toUrlAlphabet(base64).replace(/=+$/, '');
}

const alphabets: Readonly<Record<Encoding, RegExp>> = {
  hex: /^(?:[0-9a-f]{2})*$/i,
  base64: /^[A-Za-z0-9+/]*={0,2}$/,
  base64url: /^[A-Za-z0-9_-]*={0,2}$/,
};

/** The bytes that a text stands for, with or without padding; null where it is not of the encoding. */
export function decode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> | null {
  if (!alphabets[encoding].test(text)) return null;
  if (encoding === 'hex')
    return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const digits = text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  // One digit of base64 holds six bits, which are no byte.
  return digits.length % 4 === 1 ? null : fromBase64(digits);
}

function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** The alphabets that a text is written in: several, where all its characters are in all of them. */
export function alphabetsOf(text: string): Encoding[] {
  return text === '' ? [] : encodings.filter((encoding) => alphabets[encoding].test(text));
}
