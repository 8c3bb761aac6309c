import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { ReceiverLimits } from '../contract/receiver-limits.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { Log } from '../log.ts';
import { splitTarget } from '../parse/target.ts';
import { type BodyEnd, collectBody, type OpenBody } from './body.ts';
import { gateFirstHead } from './gate.ts';
import { toPairs } from './head.ts';
import { bind } from './listen.ts';
import { type Left, type Play, playOut } from './play.ts';
import { type ClientError, explainClientError, type Refusal, refusalOf, refusedRecord } from './refused.ts';
import { type Reply, replies, sendOnSocket, sendReply } from './reply.ts';

/** One captured request on its way: to be stored, then answered. */
export interface Arrival {
  readonly request: CapturedRequest;
  /** The answer that the request's own state asks for (413, 400 …); null leaves it to the endpoint. */
  readonly refusal: Reply | null;
  /** Answers. Gives the time since the request's head in ms, or null where nobody is there to be answered. */
  answer(reply: Reply): number | null;
  /** Answers wrongly, as `play` says. `done` is told once, of what left; null where nobody was there to be answered. */
  play(reply: Reply, play: Play, done: (left: Left | null) => void): void;
}

export interface ReceiverOptions {
  readonly limits: ReceiverLimits;
  readonly clock: Clock;
  readonly log: Log;
  /** The endpoint's slug for a path; null is the catch-all. */
  readonly endpointOf: (path: string) => string | null;
  readonly onArrival: (arrival: Arrival) => void;
}

export interface Receiver {
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/** Opens the public receiver. Rejects with a sentence where the port cannot be had. */
export async function openReceiver(port: number, host: string, options: ReceiverOptions): Promise<Receiver> {
  const { limits, log } = options;
  const server = createServer({
    // The gate holds the limit for a connection's first head; this holds it for the ones after.
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headTimeoutMs),
    // A request without Host is wrong, and worth seeing.
    requireHostHeader: false,
  });
  server.maxHeadersCount = 0;
  server.maxConnections = limits.connections;
  server.on('drop', () =>
    log.warn('a connection was refused: too many are open', { limit: limits.connections }),
  );
  attach(server, options);
  // The gate's connections are not yet the HTTP server's to close.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const actual = await bind(server, port, host);
  return {
    port: actual,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function attach(server: Server, options: ReceiverOptions): void {
  const open = new WeakMap<Socket, OpenBody>();
  /** What the gate handed over, until the parser has made a request of it: it may fail without giving bytes back. */
  const heads = new WeakMap<Socket, Buffer>();
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const body = receive(request, responding(request, response), options);
    open.set(request.socket, body);
    heads.delete(request.socket);
  };

  putGateBeforeParser(server, heads, options);
  server.on('request', onRequest);
  // Expectations that Node does not know would be answered 417 and never be seen.
  server.on('checkExpectation', onRequest);
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const tunnel: Channel = { send: (reply) => sendOnSocket(socket, reply), play: unplayed };
    socket.on('error', () => socket.destroy());
    receive(request, tunnel, options).end({ capture: 'complete', note: null, refusal: replies.noTunnelling });
  });
  const givenUp = new WeakSet<Socket>();
  server.on('clientError', (error: ClientError, socket: Socket) => {
    // The parser complains again at every packet that still comes.
    if (givenUp.has(socket)) return;
    givenUp.add(socket);
    const bytes = error.rawPacket ?? heads.get(socket) ?? Buffer.alloc(0);
    const refusal = explainClientError(error, bytes, options.limits);
    const how: BodyEnd = { capture: refusal.capture, note: refusal.note, refusal: refusal.reply };
    // The parser speaks before the streams do: what it read from the same packet has to reach its listeners first.
    // Then an open body is the one at fault, and where none is open, the next message.
    setImmediate(() => {
      if (!open.get(socket)?.end(how)) refuse(socket, bytes, refusal, options);
    });
  });
}

/** Node's own listener for connections, with the gate before it. */
function putGateBeforeParser(server: Server, heads: WeakMap<Socket, Buffer>, options: ReceiverOptions): void {
  const parse = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    gateFirstHead(
      socket,
      options.limits,
      (bytes) => {
        heads.set(socket, bytes);
        for (const listener of parse) listener.call(server, socket);
      },
      (why, bytes) => refuse(socket, bytes, refusalOf(why, options.limits), options),
    );
  });
}

function receive(
  request: IncomingMessage,
  channel: Channel,
  { clock, limits, endpointOf, onArrival }: ReceiverOptions,
): OpenBody {
  const startedAt = clock.monotonic();
  const receivedAt = clock.now();
  const { path, query } = splitTarget(request.url ?? '');

  return collectBody(request, limits, (body: Buffer, how: BodyEnd) => {
    onArrival({
      request: {
        receivedAt,
        method: request.method ?? '',
        path,
        query,
        httpVersion: request.httpVersion,
        remoteAddress: request.socket.remoteAddress ?? null,
        headers: toPairs(request.rawHeaders),
        trailers: toPairs(request.rawTrailers),
        body,
        capture: how.capture,
        captureNote: how.note,
        endpoint: endpointOf(path),
      },
      refusal: how.refusal,
      answer: (reply) => (channel.send(reply) ? clock.monotonic() - startedAt : null),
      play: (reply, play, done) =>
        channel.play(reply, play, (bodyBytes) =>
          done(bodyBytes === null ? null : { bodyBytes, durationMs: clock.monotonic() - startedAt }),
        ),
    });
  });
}

/** How a request is answered. */
interface Channel {
  /** False where nobody is there to be answered. */
  send(reply: Reply): boolean;
  /** Tells how many bytes of the body left; null where nobody is there. */
  play(reply: Reply, play: Play, done: (bodyBytes: number | null) => void): void;
}

function responding(request: IncomingMessage, response: ServerResponse): Channel {
  // A pipelined response has no socket of its own until its turn comes: the request's says whether anyone listens.
  const isOpen = (): boolean => !response.headersSent && !response.destroyed && request.socket.writable;
  return {
    send(reply) {
      if (!isOpen()) return false;
      sendReply(response, reply);
      return true;
    },
    play(reply, play, done) {
      if (isOpen()) playOut({ request, response }, reply, play, done);
      else done(null);
    },
  };
}

/** What has a refusal leaves no endpoint a say. */
const unplayed: Channel['play'] = (_reply, _play, done) => done(null);

/** Stores a message that never became a request, then answers it on the bare socket. */
function refuse(socket: Socket, bytes: Buffer, refusal: Refusal, options: ReceiverOptions): void {
  if (bytes.length === 0) {
    socket.destroy();
    return;
  }
  const { clock, limits } = options;
  const startedAt = clock.monotonic();
  const remoteAddress = socket.remoteAddress ?? null;
  // The answer comes after the commit; whatever the sender still does must not end the process meanwhile.
  socket.on('error', () => socket.destroy());
  socket.resume();
  options.onArrival({
    request: refusedRecord(bytes, refusal, {
      receivedAt: clock.now(),
      remoteAddress,
      headerBytes: limits.headerBytes,
    }),
    refusal: refusal.reply,
    answer: (reply) => (sendOnSocket(socket, reply) ? clock.monotonic() - startedAt : null),
    play: (_reply, _play, done) => done(null),
  });
}
