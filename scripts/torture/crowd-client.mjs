// @ts-check
// Opens so many connections to a port, sends a request on each once all are open, and tells its parent how far it is.
import { connect } from 'node:net';

/** One loopback address has too few ports for this many connections to one port. */
const SOURCES = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'];
const BATCH = 500;
const TELL_MS = 50;
const REQUEST = 'POST /crowd HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}';

const [port = 0, count = 0] = process.argv.slice(2).map(Number);
const told = { connected: 0, refused: 0, answered: 0 };
const tell = () => void process.send?.(told);
process.once('disconnect', () => process.exit(0));

/** @type {import('node:net').Socket[]} */
const sockets = [];
for (let from = 0; from < count; from += BATCH) {
  const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => open(n));
  sockets.push(...(await Promise.all(batch)));
  tell();
}
for (const socket of sockets) {
  socket.once('data', (chunk) => {
    if (String(chunk).startsWith('HTTP/1.1 200')) told.answered += 1;
  });
  socket.write(REQUEST);
}
setInterval(tell, TELL_MS);

/** @param {number} n @returns {Promise<import('node:net').Socket>} */
function open(n) {
  return new Promise((resolve) => {
    const localAddress = SOURCES[n % SOURCES.length] ?? '127.0.0.2';
    const socket = connect({ port, host: '127.0.0.1', localAddress });
    socket.once('connect', () => {
      told.connected += 1;
      resolve(socket);
    });
    socket.on('error', () => {
      if (socket.pending) told.refused += 1;
      resolve(socket);
    });
  });
}
