import type { Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import { type Course, noteReceived } from './course.ts';

/**
 * undici writes `host` and `connection` first and `content-length` last, in lower case, whatever it is given
 * (lib/dispatcher/client-h1.js, `writeH1`). A provider's head has its own order and case, so the head that undici is about
 * to write is replaced by ours here, at the socket.
 */
export interface Wire {
  /** The next head to be written is this one. */
  expectHead(bytes: Buffer): void;
  /** Closes our side of the connection: the other one reads an end. */
  end(): void;
}

/** Puts a wire between undici and a socket. It notes what passes in the course of the attempt that is under way. */
export function tap(socket: Socket, course: () => Course, clock: Clock): Wire {
  let head: Buffer | null = null;
  tapWrites(socket, (chunk, encoding) => {
    if (head === null) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
      course().bodyBytes += bytes.length;
      return bytes;
    }
    const bytes = head;
    head = null;
    course().sentAt = clock.monotonic();
    return bytes;
  });
  tapReads(socket, (chunk) => {
    course().firstByteAt ??= clock.monotonic();
    noteReceived(course(), chunk);
  });
  socket.on('error', (error) => {
    course().socketError ??= error;
  });
  return {
    expectHead(bytes) {
      head = bytes;
    },
    end: () => socket.end(),
  };
}

type Written = (error?: Error | null) => void;

function tapWrites(
  socket: Socket,
  replace: (chunk: Uint8Array | string, encoding: BufferEncoding | undefined) => Uint8Array,
): void {
  const write = socket.write.bind(socket);
  socket.write = (
    chunk: Uint8Array | string,
    second?: BufferEncoding | Written,
    third?: Written,
  ): boolean => {
    const encoding = typeof second === 'string' ? second : undefined;
    return write(replace(chunk, encoding), typeof second === 'function' ? second : third);
  };
}

function tapReads(socket: Socket, note: (chunk: Buffer) => void): void {
  const read = socket.read.bind(socket);
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    if (Buffer.isBuffer(chunk)) note(chunk);
    return chunk;
  };
}
