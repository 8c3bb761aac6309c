import type { HeaderPair } from '../contract/models.ts';
import { headerValue } from '../inspect/record.ts';

/** Whether the last transfer coding is chunked (RFC 9112 §6.1). */
export function isChunked(headers: readonly HeaderPair[]): boolean {
  const codings = (headerValue(headers, 'transfer-encoding') ?? '').split(',');
  return codings.at(-1)?.trim().toLowerCase() === 'chunked';
}

/** A body without its transfer framing (RFC 9112 §7.1); null where the bytes are not framed so from end to end. */
export function dechunk(body: Buffer): { body: Buffer; trailers: number } | null {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = lineAt(body, at);
    const size = line && sizeOf(line.text);
    if (!line || size == null) return null;
    at = line.next;
    if (size === 0) break;
    if (at + size > body.length) return null;
    chunks.push(body.subarray(at, at + size));
    const end = lineAt(body, at + size);
    if (end?.text !== '') return null;
    at = end.next;
  }
  const trailers = trailersAt(body, at);
  return trailers === null ? null : { body: Buffer.concat(chunks), trailers };
}

/** How many trailer fields follow; null where the last line is missing or more follows it. */
function trailersAt(body: Buffer, start: number): number | null {
  let at = start;
  for (let count = 0; ; count++) {
    const line = lineAt(body, at);
    if (!line) return null;
    at = line.next;
    if (line.text === '') return at === body.length ? count : null;
  }
}

function sizeOf(line: string): number | null {
  const [, digits] = /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(line) ?? [];
  return digits === undefined ? null : Number.parseInt(digits, 16);
}

/** A line of the framing; text files on the way may have made LF of CRLF. */
function lineAt(body: Buffer, start: number): { text: string; next: number } | null {
  const end = body.indexOf(0x0a, start);
  if (end < 0 || end - start > 4096) return null;
  const text = body.toString('latin1', start, end);
  return { text: text.endsWith('\r') ? text.slice(0, -1) : text, next: end + 1 };
}
