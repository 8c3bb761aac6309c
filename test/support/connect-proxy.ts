import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { bind } from '../../core/receiver/listen.ts';
import type { Certificate } from './certificates.ts';

export interface Tunnelled {
  readonly to: string | undefined;
  readonly authorization: string | undefined;
}

export interface ConnectProxy {
  readonly asked: readonly Tunnelled[];
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** A proxy that opens tunnels, or refuses each with a status. */
export async function connectProxy({
  refusal = 0,
  tls = null as Certificate | null,
} = {}): Promise<ConnectProxy> {
  const asked: Tunnelled[] = [];
  const proxy = tls ? createTlsServer(tls) : createServer();
  proxy.on('connect', (request, socket) => {
    asked.push({ to: request.url, authorization: request.headers['proxy-authorization'] });
    socket.on('error', () => {});
    if (refusal > 0) {
      socket.end(`HTTP/1.1 ${refusal} No\r\nContent-Length: 2\r\n\r\nno`);
      return;
    }
    const [host = '', port = ''] = String(request.url).split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  const sockets = new Set<Socket>();
  proxy.on('connection', (socket) => sockets.add(socket));
  const port = await bind(proxy, 0, '127.0.0.1');
  return {
    asked,
    port,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        proxy.close(() => resolve());
      }),
  };
}
