import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { Client, type Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import { connector } from './connector.ts';
import { type Course, startCourse } from './course.ts';
import { type Dialling, dialTcp, secure } from './dial.ts';
import { MAX_HEADER_BYTES } from './limits.ts';
import { type ProxyServer, tunnel } from './proxy.ts';
import type { Target } from './target.ts';
import { tap, type Wire } from './wire.ts';

/** What distinguishes one lane from another: attempts with the same route may follow one another on it. */
export interface Route {
  readonly target: Target;
  readonly proxy: ProxyServer | null;
  readonly trust: SecureContext;
}

/** A request as undici sees it; the head that it makes of it is replaced by ours. */
export interface Dispatched {
  readonly method: string;
  readonly path: string;
  readonly head: Buffer;
  readonly body: Uint8Array | Readable;
  /** Bytes that the head promises. */
  readonly length: number;
}

/** One connection to one target, for one attempt at a time. */
export interface Lane {
  /** The attempt that is under way from now on. */
  begin(course: Course): void;
  /** Opens the connection where it is not open, and sends. */
  dispatch(request: Dispatched, handler: Dispatcher.DispatchHandler): void;
  /** Closes our side: no more bytes will come. */
  endWriting(): void;
  /** Closes the connection, whatever it is doing. */
  close(): void;
  readonly closed: AbortSignal;
}

export function openLane(route: Route, clock: Clock): Lane {
  const closing = new AbortController();
  let course = startCourse(clock.monotonic());
  const dialling: Dialling = { clock, course: () => course, signal: closing.signal };
  let wire: Wire | null = null;

  const client = new Client(route.target.origin, {
    connect: connector(async () => {
      const socket = await openRoute(route, dialling);
      wire = tap(socket, () => course, clock);
      return socket;
    }),
    // The sender's own clock runs over the whole attempt.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  return {
    begin(next) {
      course = next;
    },
    dispatch({ method, path, head, body, length }, handler) {
      client.dispatch(
        { method, path, body, headers: ['content-length', String(length)] },
        {
          ...handler,
          onRequestStart(controller, context) {
            course.phase = 'exchange';
            wire?.expectHead(head);
            handler.onRequestStart?.(controller, context);
          },
        },
      );
    },
    endWriting: () => wire?.end(),
    close() {
      closing.abort();
      void client.destroy();
    },
    closed: closing.signal,
  };
}

async function openRoute({ target, proxy, trust }: Route, dialling: Dialling): Promise<Socket> {
  const { clock, course, signal } = dialling;
  const socket = proxy ? await tunnel(proxy, target, trust, dialling) : await dialTcp(target, dialling);
  course().connectedAt = clock.monotonic();
  if (!target.secure) return socket;
  course().phase = 'tls';
  const secured = await secure(socket, target, trust, signal);
  course().securedAt = clock.monotonic();
  return secured;
}
