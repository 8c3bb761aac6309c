import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { HeaderPair } from '../../core/contract/models.ts';
import { bind } from '../../core/receiver/listen.ts';

export interface HandledRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

/** What a handler does with its n-th request, from 1: answers a status, or finishes only after its caller has gone. */
export type Handling = (n: number) => number | 'late';

export interface Handler {
  readonly url: string;
  readonly requests: HandledRequest[];
  /** Numbers of the requests that it finished, in the order in which it did. */
  readonly finished: readonly number[];
  close(): Promise<void>;
}

/** A real handler on a socket of its own. */
export async function startHandler(handle: Handling = () => 200): Promise<Handler> {
  const requests: HandledRequest[] = [];
  const finished: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const n = requests.push(asHandled(request, Buffer.concat(chunks)));
      const finish = (status: number): void => {
        finished.push(n);
        answer(response, status);
      };
      const what = handle(n);
      if (what === 'late') response.on('close', () => finish(200));
      else finish(what);
    });
  });
  const port = await bind(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    requests,
    finished,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function asHandled({ method = '', url = '', rawHeaders }: IncomingMessage, body: Buffer): HandledRequest {
  const headers = rawHeaders.flatMap((name, index): HeaderPair[] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
  );
  return { method, path: url, headers, body };
}

function answer(response: ServerResponse, status: number): void {
  if (response.writable && !response.headersSent) response.writeHead(status).end();
}
