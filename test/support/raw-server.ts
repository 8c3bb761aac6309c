import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { bind } from '../../core/receiver/listen.ts';

export interface RawServer {
  readonly url: string;
  readonly port: number;
  /** The bytes of every connection so far, in the order in which they were opened. */
  readonly connections: readonly Buffer[];
  /** Resolves with the bytes of the first connection of which the other side closed its half, or all. */
  readonly closed: Promise<Buffer>;
  close(): Promise<void>;
}

/** What a server does with a connection once a whole request has come on it; a text is written, then the connection ends. */
export type Reaction = string | ((socket: Socket) => void);

export const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

/** A TCP server that records bytes and knows of HTTP only where a request ends. With `tls` it speaks TLS. */
export async function rawServer(reaction: Reaction = OK, tls: TlsOptions | null = null): Promise<RawServer> {
  const connections: Buffer[] = [];
  const sockets = new Set<Socket>();
  let firstClosed: (bytes: Buffer) => void = () => {};
  const closed = new Promise<Buffer>((resolve) => {
    firstClosed = resolve;
  });
  const accept = (socket: Socket): void => {
    const index = connections.push(Buffer.alloc(0)) - 1;
    // What the other side does to a connection is what these tests are about; it is no error of the server.
    socket.on('error', () => {});
    const ended = (): void => firstClosed(connections[index] ?? Buffer.alloc(0));
    socket.on('end', () => {
      ended();
      socket.end();
    });
    socket.on('close', ended);
    let answered = 0;
    socket.on('data', (chunk: Buffer) => {
      const bytes = Buffer.concat([connections[index] ?? Buffer.alloc(0), chunk]);
      connections[index] = bytes;
      for (; answered < wholeRequests(bytes); answered++) react(socket, reaction);
    });
  };
  const server: Server = tls
    ? createTlsServer({ allowHalfOpen: true, ...tls }, accept)
    : createServer({ allowHalfOpen: true }, accept);
  server.on('tlsClientError', () => {});
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await bind(server, 0, '127.0.0.1');
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    connections,
    closed,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function react(socket: Socket, reaction: Reaction): void {
  if (typeof reaction === 'string') socket.end(reaction, 'latin1');
  else reaction(socket);
}

function wholeRequests(bytes: Buffer): number {
  let count = 0;
  let from = 0;
  for (;;) {
    const end = bytes.indexOf('\r\n\r\n', from);
    if (end < 0) return count;
    const head = bytes.toString('latin1', from, end);
    const length = Number(/^content-length: *(\d+)$/im.exec(head)?.[1] ?? 0);
    from = end + 4 + length;
    if (from > bytes.length) return count;
    count++;
  }
}
