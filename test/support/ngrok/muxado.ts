import { Duplex } from 'node:stream';

/**
 * The framing of ngrok's sessions (muxado): many streams over one connection, each with a window of its own. Only what the
 * SDK uses. A frame: length (24 bits), type and flags (4 bits each), stream id (32 bits), body; all big-endian.
 */

const type = { reset: 0, data: 1, windowIncrement: 2, goAway: 3 } as const;
const FIN = 1;
const SYN = 2;
const WINDOW = 0x40000;
const LARGEST_WRITE = 32 * 1024;
const CANCELLED = 6;
/** No stream has it, so that the SDK ignores what is said of it. */
const UNUSED_ID = 0x7ffffffe;

export interface Mux {
  /** A stream of our own. */
  open(): Duplex;
  /** Asks the other side to go: it may open no more streams. */
  goAway(): void;
}

interface Stream {
  readonly duplex: Duplex;
  arrived(flags: number, body: Buffer): void;
  credit(bytes: number): void;
}

/** Speaks muxado on a connection, as its server. `onStream` gets what the other side opens. */
export function serveMuxado(connection: Duplex, onStream: (stream: Duplex) => void): Mux {
  const streams = new Map<number, Stream>();
  let lastOwn = 0;
  let lastTheirs = 0;

  const send = (kind: number, flags: number, id: number, body: Buffer): void => {
    if (connection.destroyed || connection.writableEnded) return;
    const head = Buffer.alloc(8);
    head.writeUIntBE(body.length, 0, 3);
    head.writeUInt8((kind << 4) | flags, 3);
    head.writeUInt32BE(id, 4);
    connection.write(Buffer.concat([head, body]));
  };
  const add = (id: number, own: boolean): Stream => {
    const stream = createStream(id, own, send, () => streams.delete(id));
    streams.set(id, stream);
    return stream;
  };
  const streamOf = (id: number, flags: number): Stream | undefined => {
    const known = streams.get(id);
    if (known || (flags & SYN) === 0) return known;
    lastTheirs = id;
    const opened = add(id, false);
    onStream(opened.duplex);
    return opened;
  };
  const take = (kind: number, flags: number, id: number, body: Buffer): void => {
    if (kind === type.data) streamOf(id, flags)?.arrived(flags, body);
    if (kind === type.reset) streams.get(id)?.duplex.destroy();
    if (kind !== type.windowIncrement) return;
    streams.get(id)?.credit(body.readUInt32BE(0));
    // The SDK leaves Nagle on, and this end delays its acknowledgements: 40 ms a call, unless something is sent to carry them.
    send(type.windowIncrement, 0, UNUSED_ID, uint32(0));
  };

  readFrames(connection, take);
  connection.on('close', () => {
    for (const { duplex } of [...streams.values()]) duplex.destroy();
  });
  return {
    open() {
      lastOwn += 2;
      return add(lastOwn, true).duplex;
    },
    goAway: () => send(type.goAway, 0, 0, Buffer.concat([uint32(lastTheirs), uint32(0)])),
  };
}

type Send = (kind: number, flags: number, id: number, body: Buffer) => void;

function createStream(id: number, own: boolean, send: Send, onClose: () => void): Stream {
  let window = WINDOW;
  let toOpen = own;
  let owed = 0;
  let queue: { chunk: Buffer; done: () => void } | null = null;

  const sendData = (body: Buffer, flags: number): void => {
    send(type.data, flags | (toOpen ? SYN : 0), id, body);
    toOpen = false;
  };
  const pump = (): void => {
    while (queue && window > 0) {
      const size = Math.min(queue.chunk.length, LARGEST_WRITE, window);
      sendData(queue.chunk.subarray(0, size), 0);
      window -= size;
      const { done } = queue;
      queue = size === queue.chunk.length ? null : { chunk: queue.chunk.subarray(size), done };
      if (!queue) done();
    }
  };
  const giveBack = (): void => {
    if (owed > 0) send(type.windowIncrement, 0, id, uint32(owed));
    owed = 0;
  };
  const duplex = new Duplex({
    read: giveBack,
    write(chunk: Buffer, _encoding, done) {
      queue = { chunk, done };
      pump();
    },
    final(done) {
      sendData(Buffer.alloc(0), FIN);
      done();
    },
    destroy(_error, done) {
      const over = duplex.readableEnded && duplex.writableFinished;
      if (!over) send(type.reset, 0, id, uint32(CANCELLED));
      onClose();
      done(null);
    },
  });
  return {
    duplex,
    arrived(flags, body) {
      owed += body.length;
      if (body.length > 0 && duplex.push(body)) giveBack();
      if (flags & FIN) duplex.push(null);
    },
    credit(bytes) {
      window += bytes;
      pump();
    },
  };
}

function readFrames(
  connection: Duplex,
  take: (kind: number, flags: number, id: number, body: Buffer) => void,
) {
  let waiting: Buffer = Buffer.alloc(0);
  connection.on('data', (chunk: Buffer) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    while (waiting.length >= 8) {
      const end = 8 + waiting.readUIntBE(0, 3);
      if (waiting.length < end) return;
      const kinds = waiting.readUInt8(3);
      take(
        kinds >> 4,
        kinds & 0x0f,
        waiting.readUInt32BE(4) & 0x7fffffff,
        Buffer.from(waiting.subarray(8, end)),
      );
      waiting = waiting.subarray(end);
    }
  });
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
