import type { EventDetail } from '../contract/models.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { ParsedRequest } from '../parse/parsed.ts';
import type { ImportedEvent, ImportedReply } from './exchanged.ts';

/** When the import is, in milliseconds since 1970, UTC. */
export interface Moment {
  readonly now: number;
}

export interface About extends Moment {
  readonly originalAt: number | null;
  readonly reply?: ImportedReply | null;
  readonly signature?: EventDetail['signature'];
}

type Untold = 'httpVersion' | 'remoteAddress' | 'trailers' | 'capture' | 'captureNote';
type Head = Pick<ParsedRequest, 'method' | 'path' | 'query' | 'headers' | 'body'> & {
  readonly [K in Untold]?: CapturedRequest[K] | undefined;
};

/** An event out of what a file tells; what it does not tell is as of a plain request that came whole. */
export function imported(
  head: Head,
  { now, originalAt, reply = null, signature = null }: About,
): ImportedEvent {
  const { method, path, query, headers, body } = head;
  return {
    request: {
      ...{ method, path, query, headers, body },
      receivedAt: originalAt ?? now,
      httpVersion: head.httpVersion ?? '1.1',
      remoteAddress: head.remoteAddress ?? null,
      trailers: head.trailers ?? [],
      capture: head.capture ?? 'complete',
      captureNote: head.captureNote ?? null,
      endpoint: null,
    },
    originalAt,
    reply,
    signature,
  };
}
