import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { HookglassError } from '../contract/errors.ts';

/** How far above a taken port we look for a free one. */
const SEARCH = 50;

/** Binds a server. Rejects with a sentence that says what is in the way. Answers the port, chosen by the system for 0. */
export function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => reject(bindError(error, port, host));
    server.once('error', failed);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function bindError(error: NodeJS.ErrnoException, port: number, host: string): HookglassError {
  const options = { details: { port, host }, cause: error };
  if (error.code === 'EADDRINUSE') {
    return new HookglassError('port-in-use', `Port ${port} is taken by another program.`, options);
  }
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new HookglassError(
      'port-not-allowed',
      `This system does not let Hookglass use port ${port}. Take one above 1023.`,
      options,
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new HookglassError(
      'host-not-available',
      `This computer has no address "${host}". Use 127.0.0.1 for this computer alone.`,
      options,
    );
  }
  return new HookglassError('internal', `Port ${port} could not be opened: ${error.message}`, options);
}

/** The next port above `port` that can be bound now; null where none of the next ones can. */
export async function nextFreePort(port: number, host: string): Promise<number | null> {
  for (let candidate = port + 1; candidate <= Math.min(port + SEARCH, 65_535); candidate++) {
    if (await canBind(candidate, host)) return candidate;
  }
  return null;
}

function canBind(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  return bind(probe, port, host).then(
    () => new Promise<boolean>((resolve) => probe.close(() => resolve(true))),
    () => false,
  );
}
