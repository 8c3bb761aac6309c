import { Agent, request } from 'node:http';
import { connect } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Message {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: readonly string[];
  readonly body?: Uint8Array | string;
}

/** Sends one request on a connection of its own. Headers are a flat list: their order and case are kept. */
export function send(url: string, message: Message = {}, agent: Agent | false = false): Promise<Answer> {
  const { port, hostname } = new URL(url);
  const body = Buffer.from(message.body ?? '');
  const headers = message.headers ?? [
    'content-type',
    'application/json',
    'host',
    `${hostname}:${port}`,
    'content-length',
    String(body.length),
  ];
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: hostname,
        port,
        method: message.method ?? 'POST',
        path: message.path ?? '/',
        headers,
        agent,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Sends many bodies over a few connections and gives how many were taken. */
export async function sendMany(url: string, count: number, bodyOf: (n: number) => string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let next = 0;
  let taken = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const { status } = await send(url, { body: bodyOf(next++) }, agent);
      if (status === 200) taken += 1;
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  agent.destroy();
  return taken;
}

/** Writes raw bytes on a socket and gives all that came back until the other side closed. */
export function sendRaw(
  port: number,
  parts: readonly (string | Uint8Array)[],
  options: { end?: boolean } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.on('connect', () => {
      for (const part of parts) socket.write(part);
      if (options.end) socket.end();
    });
  });
}
