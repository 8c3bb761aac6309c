import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

/** Our own opening of connections in the form in which undici asks for one. */
export function connector(open: () => Promise<Socket>): buildConnector.connector {
  return (_asked, callback) => {
    open().then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}
