// @ts-check
import { createServer } from 'node:http';

/** @typedef {{ url: string, close: () => Promise<void> }} RunningHandler */

/**
 * Starts a customer's handler on a free port. A program without types, because tests start some of them as processes.
 * @param {import('node:http').RequestListener} listener
 * @param {string} path
 * @returns {Promise<RunningHandler>}
 */
export async function listen(listener, path) {
  const server = createServer(listener);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
