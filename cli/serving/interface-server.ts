import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { BENCH_SOURCE_LIMIT } from '../../core/contract/bench-calls.ts';
import { ownProviderLimits } from '../../core/contract/own-provider-calls.ts';
import { type Port, webSocketPort } from '../../core/contract/port.ts';
import { readInterfaceFile, securityHeaders } from '../../core/interface-files.ts';
import { bind } from '../../core/receiver/listen.ts';
import { type Refused, refuseForeign, refuseWithoutToken } from './guard.ts';

/**
 * The largest calls towards the engine are a request that was pasted or opened in the bench, and a provider that is
 * installed, whose text grows where JSON escapes it. Bytes.
 */
const MAX_MESSAGE = Math.max(BENCH_SOURCE_LIMIT + 1024 * 1024, 4 * ownProviderLimits.totalBytes);
const LOOPBACK = '127.0.0.1';

export interface InterfaceServerOptions {
  readonly interfaceDir: string;
  readonly token: string;
  readonly onPort: (port: Port) => void;
}

/** The interface for a browser, on loopback. Gives the port it got. Never the receiver's server. */
export async function openInterfaceServer(
  wantedPort: number,
  options: InterfaceServerOptions,
): Promise<number> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
  let port = wantedPort;
  const server = createServer((request, response) => {
    void answer(request, response, port, options);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node takes its own listener off before an upgrade: a reset here would end the process.
    socket.on('error', () => socket.destroy());
    const url = urlOf(request);
    const refused =
      refuseForeign(request, port) ??
      (url.pathname === '/port' ? null : ({ status: 403, reason: 'There is no such socket.' } as const)) ??
      refuseWithoutToken(url, options.token);
    if (refused) {
      socket.end(`HTTP/1.1 ${refused.status} Refused\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted: WebSocket) => {
      // A broken socket also closes; the close is what ends the port.
      accepted.on('error', () => accepted.terminate());
      options.onPort(webSocketPort(accepted));
    });
  });
  port = await bind(server, wantedPort, LOOPBACK);
  return port;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  { interfaceDir, token }: InterfaceServerOptions,
): Promise<void> {
  const url = urlOf(request);
  // Built files hold no secret; the page that starts them needs the token.
  const refused =
    refuseForeign(request, port) ?? (url.pathname === '/' ? refuseWithoutToken(url, token) : null);
  if (refused) {
    refuse(response, refused);
    return;
  }
  const file = await readInterfaceFile(interfaceDir, url.pathname);
  response.writeHead(file.status, file.headers);
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

function refuse(response: ServerResponse, { status, reason }: NonNullable<Refused>): void {
  response.writeHead(status, { ...securityHeaders(''), 'content-type': 'text/plain; charset=utf-8' });
  response.end(reason);
}

function urlOf(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? '/', 'http://interface');
  } catch {
    return new URL('http://interface/unreadable');
  }
}
