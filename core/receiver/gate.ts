import type { Socket } from 'node:net';
import type { ReceiverLimits } from '../contract/receiver-limits.ts';
import { endOfHead } from './head.ts';

/** Why a connection's first head never reached the HTTP parser. */
export type GateRefusal = 'too-large' | 'too-slow' | 'broken-off';

const LINE_FEED = 0x0a;
const REQUEST_LINE = /^[!-~]+ [^ ]+ HTTP\/1\.\d\r?$/;

/**
 * Reads a connection's first head, then hands the socket on with all bytes put back. The HTTP parser forgets what it
 * has consumed; only so can a head that is too large, too slow or broken off be stored with its bytes. It costs once a
 * connection, not once a request: further requests on it go to the parser directly.
 */
export function gateFirstHead(
  socket: Socket,
  limits: ReceiverLimits,
  pass: (bytes: Buffer) => void,
  refuse: (why: GateRefusal, bytes: Buffer) => void,
): void {
  let bytes: Buffer = Buffer.alloc(0);

  const leave = (): void => {
    clearTimeout(timer);
    socket.off('data', read).off('end', brokenOff).off('close', brokenOff).off('error', brokenOff);
    socket.pause();
  };
  const handOver = (): void => {
    leave();
    socket.unshift(bytes);
    pass(bytes);
    socket.resume();
  };
  const giveUp = (why: GateRefusal): void => {
    leave();
    // Someone looked whether the port is open and said nothing: no request.
    if (bytes.length === 0) socket.destroy();
    else refuse(why, bytes);
  };
  const brokenOff = (): void => giveUp('broken-off');
  const read = (chunk: Buffer): void => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    const end = endOfHead(bytes);
    if (end < 0 ? bytes.length > limits.headerBytes : end > limits.headerBytes) giveUp('too-large');
    else if (end >= 0 || cannotBeHttp(bytes)) handOver();
  };

  const timer = setTimeout(() => giveUp('too-slow'), limits.headTimeoutMs);
  socket.on('data', read).on('end', brokenOff).on('close', brokenOff).on('error', brokenOff);
}

/** No use in waiting for the end of a head that the parser will refuse at its first line. */
function cannotBeHttp(bytes: Buffer): boolean {
  const first = bytes[0] ?? 0;
  const startsLikeAToken = (first > 0x20 && first < 0x7f) || first === 0x0d || first === LINE_FEED;
  if (!startsLikeAToken) return true;
  const lineEnd = bytes.indexOf(LINE_FEED);
  return lineEnd > 1 && !REQUEST_LINE.test(bytes.toString('latin1', 0, lineEnd));
}
