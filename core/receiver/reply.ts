import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { AnswerTold, HeaderPair } from '../contract/models.ts';

/** What the receiver answers. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** Who decided it, and what was done to it; without it, it is the endpoint's own. Never sent. */
  readonly told?: AnswerTold;
}

/** Senders learn whether a request was taken, never what we think of it. */
export function jsonReply(status: number, body: object, extra: readonly HeaderPair[] = []): Reply {
  const bytes = Buffer.from(JSON.stringify(body));
  return {
    status,
    headers: [['content-type', 'application/json'], ['content-length', String(bytes.length)], ...extra],
    body: bytes,
  };
}

const closing: readonly HeaderPair[] = [['connection', 'close']];

export const replies = {
  taken: jsonReply(200, { ok: true }),
  malformed: jsonReply(400, { ok: false, error: 'malformed request' }, closing),
  unauthorised: jsonReply(401, { ok: false, error: 'the signature was not accepted' }),
  timedOut: jsonReply(408, { ok: false, error: 'the request took too long' }, closing),
  bodyTooLarge: jsonReply(413, { ok: false, error: 'the body is too large' }, closing),
  headTooLarge: jsonReply(431, { ok: false, error: 'the headers are too large' }, closing),
  noTunnelling: jsonReply(405, { ok: false, error: 'this is no proxy' }, closing),
  paused: jsonReply(503, { ok: false, error: 'capture is paused' }, [['retry-after', '60']]),
  notKept: jsonReply(507, { ok: false, error: 'the request could not be stored' }),
} as const;

/** Bytes of a body that are worth copying to send it with its head. */
const ONE_PIECE = 16 * 1024;

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
};

/** What Node wants of a reply, worked out once: most requests get the same one. */
const prepared = new WeakMap<Reply, { headers: string[]; text: string | null }>();

function prepare(reply: Reply): { headers: string[]; text: string | null } {
  const { headers, body } = reply;
  // As latin-1 text, which keeps every byte, a small body leaves in one piece with its head.
  const text = body.length <= ONE_PIECE ? Buffer.from(body).toString('latin1') : null;
  const made = { headers: headers.flat(), text };
  prepared.set(reply, made);
  return made;
}

export function sendReply(response: ServerResponse, reply: Reply): void {
  const { headers, text } = prepared.get(reply) ?? prepare(reply);
  response.writeHead(reply.status, headers);
  if (text === null) response.end(reply.body);
  else response.end(text, 'latin1');
}

/** For a socket that no response belongs to: writes the answer by hand and closes. */
export function sendOnSocket(socket: Socket, reply: Reply): boolean {
  if (!socket.writable) return false;
  const head = reply.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.write(`HTTP/1.1 ${reply.status} ${reasons[reply.status] ?? 'Error'}\r\n${head}\r\n`);
  socket.end(reply.body);
  return true;
}
