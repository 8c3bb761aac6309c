// @ts-check
/** A handler that answers 204 at once and counts which of the numbered bodies came; GET says so. */
import { createServer } from 'node:http';

/** @type {Set<string>} */
const bodies = new Set();
let requests = 0;
const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method === 'GET') {
      response.end(JSON.stringify({ requests, different: bodies.size }));
      return;
    }
    requests += 1;
    bodies.add(Buffer.concat(chunks).toString('utf8'));
    response.writeHead(204).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
