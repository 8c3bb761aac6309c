import { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Client } from 'undici';
import type { AttemptProblem } from '../contract/attempts.ts';
import type { HeaderPair } from '../contract/models.ts';
import { connector } from './connector.ts';
import type { Course } from './course.ts';
import { type Dialling, dialTcp, secure } from './dial.ts';
import { type Parsed, type Place, parseUrl, type Server, serverOf } from './target.ts';

export interface ProxyServer extends Server {
  readonly headers: readonly HeaderPair[];
}

export function parseProxy(text: string): Parsed<ProxyServer> {
  const url = parseUrl(text);
  const server = url && serverOf(url);
  if (!server)
    return {
      ok: false,
      problem: failed('The address of the proxy is no URL. It is one such as http://proxy.example:3128.'),
    };
  const headers: HeaderPair[] = url.username === '' ? [] : [['Proxy-Authorization', basic(url)]];
  return { ok: true, value: { ...server, headers } };
}

/** Name and password stand percent-encoded in a URL. */
function basic({ username, password }: URL): string {
  const [name, word] = [username, password].map((text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  });
  return `Basic ${Buffer.from(`${name}:${word}`).toString('base64')}`;
}

/**
 * Opens a tunnel through the proxy, for http targets as well: so the target gets the very bytes that a direct delivery would
 * bring. Rejects where the proxy cannot be reached; one that refuses leaves its status in the course.
 */
export async function tunnel(
  proxy: ProxyServer,
  target: Server,
  context: SecureContext,
  dialling: Dialling,
): Promise<Socket> {
  const course = dialling.course();
  course.phase = 'proxy';
  const client = new Client(proxy.origin, {
    connect: connector(async () => {
      const socket = await dialTcp(proxy, dialling);
      return proxy.secure ? secure(socket, proxy, context, dialling.signal) : socket;
    }),
    headersTimeout: 0,
  });
  const path = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
  const headers = [['Host', path] as const, ...proxy.headers].flat();
  const { socket, statusCode } = await client.connect({ path, headers, signal: dialling.signal });
  if (!(socket instanceof Socket)) throw new Error('The tunnel is no socket.');
  if (statusCode < 200 || statusCode > 299) {
    course.proxyStatus = statusCode;
    socket.on('error', () => {}).destroy();
    throw new Error('The proxy opened no tunnel.');
  }
  return socket;
}

/** Says in words what went wrong between us and the proxy. `reason` is what would be said of a target in its place. */
export function proxyProblem({ proxyStatus }: Course, { authority }: Place, reason: string): AttemptProblem {
  const name = `The proxy ${authority}`;
  if (proxyStatus === 407)
    return failed(
      `${name} asks for a name and password. Give them in its URL: http://name:password@host:port.`,
    );
  if (proxyStatus !== null) return failed(`${name} refused to open a tunnel to the target (${proxyStatus}).`);
  return failed(`${name} could not be used: ${reason}`);
}

function failed(message: string): AttemptProblem {
  return { code: 'proxy-failed', message };
}
