import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReplyFault } from '../contract/replies.ts';
import type { Reply } from './reply.ts';

/** The faults of an answer that the receiver carries out itself. */
export type Play = Exclude<ReplyFault, { kind: 'fail' }>;

/** What left in the end. */
export interface Left {
  readonly bodyBytes: number;
  /** Milliseconds since the request's head. */
  readonly durationMs: number;
}

/** A sender that never gives up must not keep its connection for good. */
const LONGEST_HOLD_MS = 600_000;
/** A slow body goes out in so many pieces a second, or byte by byte where it is slower than that. */
const PIECES = 10;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers with a fault. `done` is told once, how many bytes of the body left. */
export function playOut(
  exchange: Exchange,
  reply: Reply,
  play: Play,
  done: (bodyBytes: number) => void,
): void {
  if (play.kind === 'slow') {
    drip(exchange.response, reply, play.bytesPerSecond, done);
    return;
  }
  if (play.kind === 'reset') exchange.request.socket.resetAndDestroy();
  else hold(exchange);
  done(0);
}

function hold({ request: { socket }, response }: Exchange): void {
  const timer = setTimeout(() => socket.destroy(), LONGEST_HOLD_MS);
  timer.unref();
  response.on('close', () => clearTimeout(timer));
}

function drip(
  response: ServerResponse,
  { status, headers, body }: Reply,
  bytesPerSecond: number,
  done: (bodyBytes: number) => void,
): void {
  const pieces = Math.min(PIECES, bytesPerSecond);
  const piece = Math.max(1, Math.floor(bytesPerSecond / pieces));
  let sent = 0;
  response.writeHead(status, headers.flat());
  response.flushHeaders();
  const next = (): void => {
    if (sent >= body.length) {
      response.end();
      return;
    }
    response.write(body.subarray(sent, sent + piece));
    sent = Math.min(body.length, sent + piece);
  };
  const timer = setInterval(next, 1000 / pieces);
  // It comes once, whether the body went out whole or the sender has gone.
  response.on('close', () => {
    clearInterval(timer);
    done(sent);
  });
  next();
}
