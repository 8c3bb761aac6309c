import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import type { Clock } from '../clock.ts';
import type { Course } from './course.ts';

export interface Peer {
  readonly host: string;
  readonly port: number;
}

/** What every opening of a connection needs. `course` is asked for anew: a kept connection sees many attempts. */
export interface Dialling {
  readonly clock: Clock;
  course(): Course;
  /** Aborted, it closes what is being opened. */
  readonly signal: AbortSignal;
}

/** Opens a TCP connection and notes when its name was found. Rejects with the system's error. */
export async function dialTcp({ host, port }: Peer, { clock, course, signal }: Dialling): Promise<Socket> {
  course().dialledAt = clock.monotonic();
  const socket = connectTcp({ host, port, noDelay: true });
  socket.once('lookup', (error: Error | null) => {
    if (!error && isIP(host) === 0) course().foundAt = clock.monotonic();
  });
  await opened(socket, 'connect', signal);
  return socket;
}

/** Puts TLS over a connection. HTTP/1.1 is the only protocol that is offered. Rejects with the error of the handshake. */
export async function secure(
  socket: Socket,
  { host }: Peer,
  context: SecureContext,
  signal: AbortSignal,
): Promise<Socket> {
  const secured = connectTls({
    socket,
    host,
    // An address is no server name (RFC 6066 §3); the certificate is held against `host` all the same.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    secureContext: context,
    ALPNProtocols: ['http/1.1'],
  });
  // A handshake that fails closes the TLS socket alone.
  secured.once('close', () => socket.destroy());
  await opened(secured, 'secureConnect', signal);
  return secured;
}

function opened(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const close = (): void => {
      socket.destroy();
      reject(new Error('The opening of a connection was given up.'));
    };
    if (signal.aborted) close();
    signal.addEventListener('abort', close, { once: true });
    socket.once(event, () => {
      signal.removeEventListener('abort', close);
      resolve();
    });
    // It stays: an error between here and the first listener of the HTTP client would end the process.
    socket.on('error', (error) => {
      signal.removeEventListener('abort', close);
      reject(error);
    });
    socket.once('close', () => reject(new Error('The connection was closed while it was being opened.')));
  });
}
