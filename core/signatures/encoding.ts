import type { Encoding } from './scheme.ts';

/** The bytes of a typed array without a copy. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Hex in lower case, base64 with padding, base64url without. */
export function encode(bytes: Uint8Array, encoding: Encoding): string {
  return bufferOf(bytes).toString(encoding);
}

const alphabets: Readonly<Record<Encoding, RegExp>> = {
  hex: /^(?:[0-9a-f]{2})*$/i,
  base64: /^[A-Za-z0-9+/]*={0,2}$/,
  base64url: /^[A-Za-z0-9_-]*={0,2}$/,
};

/**
 * The bytes that a text stands for; null where it is not of the encoding. Base64 is taken with or without its padding and
 * with any unused bits, as people's secrets come.
 */
export function decode(text: string, encoding: Encoding): Buffer | null {
  if (!alphabets[encoding].test(text)) return null;
  if (encoding === 'hex') return Buffer.from(text, 'hex');
  const digits = text.replace(/=+$/, '').length;
  // One digit of base64 holds six bits, which are no byte.
  return digits % 4 === 1 ? null : Buffer.from(text, encoding);
}

/**
 * The same, but only where the text is just what `encode` writes for those bytes, so that no two texts are one signature.
 * Two freedoms: hex may be upper case throughout, base64url may be padded.
 */
export function decodeExactly(text: string, encoding: Encoding): Buffer | null {
  const bytes = decode(text, encoding);
  if (!bytes) return null;
  const written = encode(bytes, encoding);
  if (text === written) return bytes;
  if (encoding === 'hex') return text === written.toUpperCase() ? bytes : null;
  if (encoding === 'base64url')
    return text === bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_') ? bytes : null;
  return null;
}
