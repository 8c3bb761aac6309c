import type { AttemptTimings } from '../contract/attempts.ts';

/** Bytes of an answer's beginning that are kept as they came: they hold its status line, or show what came instead. */
export const KEPT_BYTES = 16 * 1024;

/** How far an attempt has come. */
export type Phase = 'proxy' | 'connect' | 'tls' | 'exchange';

/** What connection and wire note while an attempt runs. Moments are milliseconds of the monotonic clock. */
export interface Course {
  readonly startedAt: number;
  phase: Phase;
  /** The status with which a proxy refused to open a tunnel. */
  proxyStatus: number | null;
  dialledAt: number | null;
  foundAt: number | null;
  connectedAt: number | null;
  securedAt: number | null;
  /** The head has been handed to the socket. */
  sentAt: number | null;
  firstByteAt: number | null;
  bodyBytes: number;
  /** The first error of an open connection: undici may tell only that it was closed. */
  socketError: Error | null;
  readonly received: Buffer[];
}

export function startCourse(now: number): Course {
  return {
    startedAt: now,
    phase: 'connect',
    proxyStatus: null,
    dialledAt: null,
    foundAt: null,
    connectedAt: null,
    securedAt: null,
    sentAt: null,
    firstByteAt: null,
    bodyBytes: 0,
    socketError: null,
    received: [],
  };
}

export function receivedBytes({ received }: Course): Buffer {
  return Buffer.concat(received).subarray(0, KEPT_BYTES);
}

/** Keeps the beginning of what comes. */
export function noteReceived(course: Course, chunk: Buffer): void {
  const size = course.received.reduce((sum, { length }) => sum + length, 0);
  if (size < KEPT_BYTES) course.received.push(chunk);
}

export function timingsOf(course: Course, endedAt: number): AttemptTimings {
  const { startedAt, dialledAt, foundAt, connectedAt, securedAt, sentAt, firstByteAt } = course;
  return {
    dnsMs: between(dialledAt, foundAt),
    connectMs: between(foundAt ?? dialledAt, connectedAt),
    tlsMs: between(connectedAt, securedAt),
    firstByteMs: between(sentAt, firstByteAt),
    totalMs: endedAt - startedAt,
  };
}

const between = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : to - from;
