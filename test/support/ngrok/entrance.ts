import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer, type TLSSocket } from 'node:tls';
import type { Certificate } from '../certificates.ts';
import { proxyHead } from './rpc.ts';

export interface EntranceOptions {
  readonly certificate: Certificate;
  /** A stream to the agent that serves visitors now; null where there is none. */
  readonly way: () => { readonly stream: Duplex; readonly endpoint: string } | null;
  /** False: a visitor waits for ever, as with an agent that is silent. */
  readonly passes: () => boolean;
}

export interface Entrance {
  readonly url: string;
  close(): Promise<void>;
}

const OFFLINE = 'The endpoint is offline.\r\n\r\nERR_NGROK_3200\r\n';

/** Where visitors come in: TLS ends here, and their bytes go on as they are. A stream for each connection. */
export async function openEntrance({ certificate, way, passes }: EntranceOptions): Promise<Entrance> {
  const visitors = new Set<TLSSocket>();
  const server = createServer(certificate, (visitor) => {
    visitors.add(visitor);
    visitor.on('close', () => visitors.delete(visitor));
    visitor.on('error', () => visitor.destroy());
    if (!passes()) return;
    const found = way();
    if (!found) {
      visitor.once('data', () =>
        visitor.end(
          `HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: ${OFFLINE.length}\r\nConnection: close\r\n\r\n${OFFLINE}`,
        ),
      );
      return;
    }
    const { stream, endpoint } = found;
    stream.write(proxyHead(endpoint, `${visitor.remoteAddress}:${visitor.remotePort}`));
    stream.on('error', () => visitor.destroy());
    stream.on('close', () => visitor.destroySoon());
    visitor.on('close', () => stream.destroy());
    visitor.pipe(stream);
    stream.pipe(visitor);
  });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    close() {
      for (const visitor of visitors) visitor.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
