import type { AttemptProblem, AttemptRemark, AttemptTimings, BodyFault } from '../contract/attempts.ts';
import type { HeaderPair } from '../contract/models.ts';

/** One HTTP message, exactly as it is to be sent. Header strings hold one byte a character (latin-1). */
export interface OutgoingMessage {
  readonly method: string;
  readonly url: string;
  /** Sent in this order and case. What HTTP/1.1 needs and is not among them is added (`buildHead` says what). */
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

export interface SendOptions {
  /** For the whole attempt, from the look-up of the name to the last byte of the answer. Milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the answer's body that are kept; there the answer is cut. By default 10 MB. */
  readonly maxResponseBytes?: number;
  /** `http://…` or `https://…`, with `user:password@` where it asks for them. The target is reached through CONNECT. */
  readonly proxy?: string | null;
  /** Certificates (PEM) that are trusted beside the well-known ones. */
  readonly ca?: string | null;
  readonly bodyFault?: BodyFault | null;
  /**
   * `fresh` (the default): a connection of its own, so that the timings are those of a first delivery. `kept`: one that an
   * earlier attempt at the same target left open, where there is one.
   */
  readonly connection?: 'fresh' | 'kept';
}

/** What left for the target. */
export interface SentRequest {
  /** As they stand in the head, the added ones included. */
  readonly headers: readonly HeaderPair[];
  /** The bytes of the head as they were written to the socket; none where it never came to that. */
  readonly rawHead: Uint8Array;
  /** Bytes of the body that were handed to the socket. */
  readonly bodyBytes: number;
}

export interface ReceivedResponse {
  readonly status: number;
  readonly statusText: string;
  /** `1.1` or `1.0`. */
  readonly httpVersion: string;
  /** In the order and case in which they came. */
  readonly headers: readonly HeaderPair[];
  /** Without transfer framing; a content-encoding is not undone. */
  readonly body: Uint8Array;
  /** The body is not whole: it was cut at the limit, or the answer broke off. */
  readonly truncated: boolean;
}

/** One try to deliver a message, however it ended. */
export interface Attempt {
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  /** A 2xx answer that came whole, or was cut only because of its size. */
  readonly ok: boolean;
  readonly request: SentRequest;
  /** What came of an answer, even where `error` says that it broke off. */
  readonly response: ReceivedResponse | null;
  /** Bytes that came instead of an HTTP answer, the first 16 KB; null where an answer could be read. */
  readonly unreadable: Uint8Array | null;
  readonly timings: AttemptTimings;
  readonly error: AttemptProblem | null;
  readonly remarks: readonly AttemptRemark[];
}
