import type { SignedPieceTrace } from '../../../../core/contract/signature-trace.ts';
import { characterBorder } from './utf8.ts';

/** A piece of what is signed, as bytes. */
export interface SignedPart {
  /** What it is: `body`, `timestamp`, `id`, `text`, … */
  readonly part: string;
  readonly bytes: Uint8Array;
  /** How many bytes of its end are not here: a large body comes in part. */
  readonly missing: number;
  /** Where it begins in all that is signed. */
  readonly from: number;
}

/** The pieces with their bytes: one after the other they are what is signed. `body` may be its beginning only. */
export function signedParts(pieces: readonly SignedPieceTrace[], body: Uint8Array): SignedPart[] {
  let from = 0;
  return pieces.map((piece) => {
    const bytes = piece.kind === 'body' ? body.subarray(piece.start, piece.end) : latin1(piece.text);
    const missing = piece.kind === 'body' ? piece.end - piece.start - bytes.length : 0;
    const part = { part: piece.kind === 'body' ? 'body' : piece.part, bytes, missing, from };
    from += bytes.length + missing;
    return part;
  });
}

export function signedLength(parts: readonly SignedPart[]): number {
  return parts.reduce((sum, { bytes, missing }) => sum + bytes.length + missing, 0);
}

/** One byte a character. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The beginning and the end of a large piece; what lies between is left out. */
export interface Cut {
  readonly head: Uint8Array;
  /** Bytes left out. */
  readonly hidden: number;
  readonly tail: Uint8Array;
}

/** How much of the end is kept: there the line breaks are that nobody sees. */
const TAIL = 256;

const none = new Uint8Array();

/** Keeps about `limit` bytes, the last ones among them where they are here, and cuts no character in two. */
export function cutBytes(bytes: Uint8Array, limit: number, missing = 0): Cut {
  if (missing > 0) {
    const end = characterBorder(bytes, Math.min(limit, bytes.length));
    return { head: bytes.subarray(0, end), hidden: bytes.length - end + missing, tail: none };
  }
  if (bytes.length <= limit + TAIL) return { head: bytes, hidden: 0, tail: none };
  const headEnd = characterBorder(bytes, limit);
  const tailStart = characterBorder(bytes, bytes.length - TAIL);
  return { head: bytes.subarray(0, headEnd), hidden: tailStart - headEnd, tail: bytes.subarray(tailStart) };
}

const partNames: Readonly<Record<string, string>> = {
  body: 'body',
  timestamp: 'timestamp',
  id: 'id',
  text: 'fixed text',
  method: 'method',
  url: 'URL',
  target: 'path and query',
  form: 'form parameters',
};

export function partName(part: string): string {
  return partNames[part] ?? part;
}

/** "id, timestamp and body, 163 bytes": what is signed, in a few words. */
export function signedWords(parts: readonly SignedPart[]): string {
  const names = parts.filter(({ part }) => part !== 'text').map(({ part }) => partName(part));
  const last = names.pop();
  if (last === undefined) return 'nothing';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
