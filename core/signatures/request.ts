import type { HeaderPair } from '../contract/models.ts';

/** What a signature is checked on: one message, byte for byte. Strings of the head hold one byte a character (latin-1). */
export interface SignedRequest {
  readonly method: string;
  /** The request target before `?`. */
  readonly path: string;
  /** What stands after `?`, raw; null where there is no `?`. */
  readonly query: string | null;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** The public URL as the sender knows it, with its query; null where it is not known. */
  readonly url: string | null;
}
