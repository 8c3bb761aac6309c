import type { Duplex } from 'node:stream';
import { uint32 } from './muxado.ts';

/** The first four bytes of every stream say what it is for. */
export const streamType = {
  auth: 0,
  bind: 1,
  unbind: 2,
  proxy: 3,
  stopTunnel: 9,
  heartbeat: 0xffffffff,
} as const;

/** An error as ngrok's service words one: text, then a line with the code. */
export interface Refusal {
  readonly text: string;
  readonly code: string | null;
}

export const refusal = ({ text, code }: Refusal) => ({
  Error: code === null ? text : `${text}\r\n\r\n${code}\r\n`,
});

export interface Calls {
  /** A whole request, and the way to answer it. */
  onCall(kind: number, request: unknown, answer: (reply: object) => void): void;
  /** Whether heartbeats are still echoed. */
  beats(): boolean;
}

/** Reads what a stream of the agent is for, and serves it. */
export function serveStream(stream: Duplex, { onCall, beats }: Calls): void {
  let waiting = Buffer.alloc(0);
  let kind: number | null = null;
  let called = false;
  stream.on('error', () => stream.destroy());
  stream.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    if (kind === null) {
      if (waiting.length < 4) return;
      kind = waiting.readUInt32BE(0);
      waiting = waiting.subarray(4);
    }
    if (kind === streamType.heartbeat) {
      if (beats() && waiting.length >= 4) stream.write(Buffer.from(waiting));
      waiting = Buffer.alloc(0);
      return;
    }
    // The agent does not end its side: the request is whole when it can be parsed.
    const request = called ? null : parsed(waiting.toString('utf8'));
    if (request === null) return;
    called = true;
    onCall(kind, request, (reply) => stream.end(JSON.stringify(reply)));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the edge says before a visitor's bytes. The length is little-endian, alone in the protocol. */
export function proxyHead(endpointId: string, clientAddress: string): Buffer {
  const header = Buffer.from(
    JSON.stringify({
      Id: endpointId,
      ClientAddr: clientAddress,
      Proto: 'https',
      EdgeType: '0',
      PassthroughTLS: false,
    }),
  );
  const length = Buffer.alloc(8);
  length.writeBigInt64LE(BigInt(header.length));
  return Buffer.concat([uint32(streamType.proxy), length, header]);
}

/** A message of the edge that expects no answer. */
export function message(kind: number, body: object): Buffer {
  return Buffer.concat([uint32(kind), Buffer.from(JSON.stringify(body))]);
}
