import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { HeaderPair } from '../contract/models.ts';
import { headerValue } from './record.ts';

/** A small compressed body can unpack to gigabytes, on the engine's own thread; beyond this it is not unpacked. Bytes. */
export const MAX_DECODED = 16 * 1024 * 1024;

export type Decoded =
  | { ok: true; bytes: Uint8Array; encoding: string | null }
  /** `problem` is a sentence for the user. */
  | { ok: false; encoding: string; problem: string };

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, { maxOutputLength: MAX_DECODED }),
  'x-gzip': (bytes) => gunzipSync(bytes, { maxOutputLength: MAX_DECODED }),
  deflate: (bytes) => inflateSync(bytes, { maxOutputLength: MAX_DECODED }),
  br: (bytes) => brotliDecompressSync(bytes, { maxOutputLength: MAX_DECODED }),
};

/** Undoes the request's content-encoding (RFC 9110 §8.4), last applied first. The stored bytes are untouched. */
export function decodeBody(headers: readonly HeaderPair[], body: Uint8Array): Decoded {
  const encoding = headerValue(headers, 'content-encoding');
  if (encoding === null || body.length === 0) return { ok: true, bytes: body, encoding: null };

  const names = encoding.split(',').map((name) => name.trim().toLowerCase());
  let bytes = body;
  for (const name of names.reverse()) {
    if (name === 'identity' || name === '') continue;
    const decoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    if (!decoder)
      return {
        ok: false,
        encoding,
        problem: `The content-encoding "${name}" is not one that Hookglass can undo.`,
      };
    try {
      bytes = decoder(bytes);
    } catch {
      return {
        ok: false,
        encoding,
        problem: `The body says that it is ${name}, but it could not be unpacked (damaged, or larger than ${MAX_DECODED / 1024 / 1024} MB unpacked).`,
      };
    }
  }
  return { ok: true, bytes, encoding };
}

/** The text of a body that is UTF-8; null where it is not. A byte order mark stays in the text. */
export function utf8Text(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('utf8');
}
