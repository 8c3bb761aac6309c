import { HookglassError } from '../contract/errors.ts';
import type { HeaderPair } from '../contract/models.ts';

/** A request that was read from a text: a raw message, a cURL line, a HAR entry. */
export interface ParsedRequest {
  readonly method: string;
  /** The full URL, where the text has it. */
  readonly url: string | null;
  readonly path: string;
  readonly query: string | null;
  /** In their order and case; one character is one byte (latin-1). */
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** What was unusual and how it was taken. Sentences for the user. */
  readonly remarks: readonly string[];
}

export function unreadable(message: string): HookglassError {
  return new HookglassError('request-unreadable', message);
}

/** Text as the bytes of its UTF-8, one character each: how header strings are held. */
export function toLatin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The other way: bytes that are UTF-8 become its text, any others stay one character each. */
export function fromLatin1(bytes: string): string {
  const raw = Buffer.from(bytes, 'latin1');
  const text = raw.toString('utf8');
  return Buffer.from(text, 'utf8').equals(raw) ? text : bytes;
}

/** The beginning of what was found, for a sentence about it. */
export function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Blanks and tabs around a value are not part of it (RFC 9110 §5.5). A loop, for a pattern would take quadratic time. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
