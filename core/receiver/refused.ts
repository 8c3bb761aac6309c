import type { ReceiverLimits } from '../contract/receiver-limits.ts';
import { sizeWords } from '../contract/size-words.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { GateRefusal } from './gate.ts';
import { readRoughHead } from './head.ts';
import { type Reply, replies } from './reply.ts';

/** An error of Node's HTTP server: https://nodejs.org/api/http.html#event-clienterror */
export interface ClientError extends Error {
  code?: string;
  reason?: string;
  rawPacket?: Buffer;
}

/** What was wrong with a message that is no request, and what its sender is told. */
export interface Refusal {
  readonly capture: 'cut' | 'incomplete' | 'malformed';
  readonly note: string;
  readonly reply: Reply;
}

const TLS_HANDSHAKE = 0x16;

/** What the HTTP parser refused, in words. */
export function explainClientError(error: ClientError, bytes: Uint8Array, limits: ReceiverLimits): Refusal {
  if (error.code === 'HPE_HEADER_OVERFLOW') return refusalOf('too-large', limits);
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return refusalOf('too-slow', limits);
  if (error.code === 'HPE_INVALID_EOF_STATE') return refusalOf('broken-off', limits);
  return { capture: 'malformed', note: malformedNote(error, bytes), reply: replies.malformed };
}

function malformedNote(error: ClientError, bytes: Uint8Array): string {
  if (bytes[0] === TLS_HANDSHAKE) {
    return 'These bytes begin a TLS connection: the sender used https:// where the receiver speaks plain http://.';
  }
  if (Buffer.from(bytes.subarray(0, 14)).toString('latin1') === 'PRI * HTTP/2.0') {
    return 'The sender speaks HTTP/2 without TLS; the receiver speaks HTTP/1.1.';
  }
  return `These bytes are not HTTP: ${error.reason ?? error.message}.`;
}

export function refusalOf(why: GateRefusal, limits: ReceiverLimits): Refusal {
  if (why === 'too-large') {
    const limit = sizeWords(limits.headerBytes);
    return {
      capture: 'cut',
      note: `The headers are larger than the limit of ${limit}: what came up to there is stored.`,
      reply: replies.headTooLarge,
    };
  }
  if (why === 'too-slow') {
    return {
      capture: 'incomplete',
      note: 'The sender took too long: the request was given up before it was complete.',
      reply: replies.timedOut,
    };
  }
  return {
    capture: 'incomplete',
    note: 'The sender broke off the connection before the request was complete.',
    reply: replies.malformed,
  };
}

/**
 * A record of a message that never became a request: its bytes stand in the body, as they came, with what of its
 * head could be read beside them.
 */
export function refusedRecord(
  bytes: Uint8Array,
  refusal: Refusal,
  origin: { receivedAt: number; remoteAddress: string | null; headerBytes: number },
): CapturedRequest {
  const kept = refusal.capture === 'cut' ? bytes.subarray(0, origin.headerBytes) : bytes;
  return {
    receivedAt: origin.receivedAt,
    remoteAddress: origin.remoteAddress,
    ...readRoughHead(kept),
    trailers: [],
    body: kept,
    capture: refusal.capture,
    captureNote: refusal.note,
    endpoint: null,
  };
}
