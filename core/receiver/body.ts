import type { IncomingMessage } from 'node:http';
import type { CaptureState } from '../contract/models.ts';
import type { ReceiverLimits } from '../contract/receiver-limits.ts';
import { sizeWords } from '../contract/size-words.ts';
import { type Reply, replies } from './reply.ts';

/** How the reading of a body ended. `refusal` is the answer that this asks for; null leaves it to the endpoint. */
export interface BodyEnd {
  readonly capture: CaptureState;
  readonly note: string | null;
  readonly refusal: Reply | null;
}

const COMPLETE: BodyEnd = { capture: 'complete', note: null, refusal: null };

/** A body that is being read. */
export interface OpenBody {
  /** Ends it early, with what came so far. False where it had ended before. */
  end(how: BodyEnd): boolean;
}

/** Collects a request's body as raw bytes, up to the limit, and tells `done` once, however it ends. */
export function collectBody(
  request: IncomingMessage,
  limits: ReceiverLimits,
  done: (body: Buffer, how: BodyEnd) => void,
): OpenBody {
  let chunks: Buffer[] = [];
  let size = 0;
  let over = false;

  const end = (how: BodyEnd): boolean => {
    if (over) return false;
    over = true;
    const [only] = chunks;
    const body = only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks, size);
    chunks = [];
    done(body, how);
    return true;
  };

  // After a cut the listener stays and drops what still comes, so that the sender gets to read its 413.
  request.on('data', (chunk: Buffer) => {
    if (over) return;
    const room = limits.bodyBytes - size;
    chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    size += Math.min(chunk.length, room);
    if (chunk.length > room) end(cutAt(limits.bodyBytes, request));
  });
  request.on('end', () => end(COMPLETE));
  // An abort is an error only for those who listen for errors; for us it is a close like any other. It also follows every end.
  request.on('close', () => {
    if (!over) end(brokenOff(size));
  });
  return { end };
}

function cutAt(limit: number, request: IncomingMessage): BodyEnd {
  const declared = Number(request.headers['content-length']);
  const whole = Number.isFinite(declared) ? ` of ${sizeWords(declared)}` : '';
  return {
    capture: 'cut',
    note: `The body is larger than the limit of ${sizeWords(limit)}: the first ${sizeWords(limit)}${whole} are stored.`,
    refusal: replies.bodyTooLarge,
  };
}

function brokenOff(size: number): BodyEnd {
  return {
    capture: 'incomplete',
    note: `The sender broke off the connection before the end of the body; ${sizeWords(size)} came.`,
    refusal: replies.malformed,
  };
}
