import type { CaptureState, HeaderPair } from '../contract/models.ts';

/** One captured HTTP message, byte for byte. Strings of the head hold one byte a character (latin-1). */
export interface CapturedRequest {
  /** Milliseconds since 1970, UTC, when its head was complete. */
  readonly receivedAt: number;
  /** '' where the bytes name no method. */
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  readonly httpVersion: string;
  readonly remoteAddress: string | null;
  readonly headers: readonly HeaderPair[];
  readonly trailers: readonly HeaderPair[];
  /** The body without transfer framing. For a malformed request: the bytes as they came off the wire. */
  readonly body: Uint8Array;
  readonly capture: CaptureState;
  readonly captureNote: string | null;
  readonly endpoint: string | null;
}

/** The first value of a header, asked for in lower case; null where it is absent. */
export function headerValue(headers: readonly HeaderPair[], name: string): string | null {
  for (const [key, value] of headers) {
    if (key.length === name.length && key.toLowerCase() === name) return value;
  }
  return null;
}
