import type { EventDetail, HeaderPair } from '../contract/models.ts';
import type { CapturedRequest } from '../inspect/record.ts';

/** An event on its way out: all that is known of it, and its body's bytes. */
export interface ExchangeEvent {
  readonly detail: EventDetail;
  readonly body: Uint8Array;
}

/** What was answered to an event that comes from a file. */
export interface ImportedReply {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** Milliseconds, with fractions. */
  readonly durationMs: number;
}

/** An event on its way in. */
export interface ImportedEvent {
  /** Its `receivedAt` is the original moment, or that of the import where the file does not tell it. */
  readonly request: CapturedRequest;
  /** Milliseconds since 1970, UTC; null where the file does not tell when it came. */
  readonly originalAt: number | null;
  readonly reply: ImportedReply | null;
  /** What the file says of its signature; null where it says nothing. */
  readonly signature: EventDetail['signature'];
}

/** Reads events from the pieces of a file. What it throws is for the user. */
export interface ImportReader {
  push(piece: Buffer): ImportedEvent[];
  /** After the last piece. */
  end(): ImportedEvent[];
  /** Entries that could not be read, and why the first could not. */
  readonly skipped: { readonly count: number; readonly reason: string | null };
}

/** An event with bytes that are no HTTP cannot be written as a request. */
export function isRequest({ capture, method }: EventDetail): boolean {
  return capture !== 'malformed' && method !== '';
}

/** Its name in a comment of an export. */
export function eventLabel({ detail }: ExchangeEvent): string {
  const what = detail.eventType === null ? '' : ` ${detail.eventType.replace(/[^\x20-\x7e]/g, '?')}`;
  return `Event ${detail.seq}${what}, ${detail.receivedAt}`;
}
