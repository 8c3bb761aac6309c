// @ts-check
import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Sizes of the bodies that are sent, in bytes: most are small, as webhooks are. */
const SIZES = [60, 300, 2_000, 300, 60, 9_000, 300, 70_000];
const ID_BYTES = 16;

/**
 * What was sent, and what of it was acknowledged. Keys are the first 32 characters of a body; of what was sent the digest is
 * kept, the bodies of a run would not fit into memory.
 * @typedef {{ sent: Map<string, string>, acknowledged: Set<string>, answers: Map<number, number> }} Ledger
 */

/** @returns {Ledger} */
export const newLedger = () => ({ sent: new Map(), acknowledged: new Set(), answers: new Map() });

/** @param {Uint8Array} body */
export const digestOf = (body) => createHash('sha256').update(body).digest('base64');

/** A body that is no other: an id in hex, then arbitrary bytes, zero and line ends among them. @param {number} n */
function bodyOf(n) {
  const id = Buffer.from(randomBytes(ID_BYTES).toString('hex'));
  return Buffer.concat([id, randomBytes(SIZES[n % SIZES.length] ?? 60)]);
}

/** @param {Uint8Array} body */
export const idOf = (body) => Buffer.from(body.subarray(0, ID_BYTES * 2)).toString('latin1');

/**
 * Sends as fast as `connections` can until stopped, and notes what was acknowledged. A request that gets no answer is
 * not sent again: it may or may not be stored.
 * @param {() => number} portNow
 * @param {Ledger} ledger
 * @param {number} connections
 */
export function startLoad(portNow, ledger, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let stopped = false;
  let n = 0;
  const sender = async () => {
    while (!stopped) {
      const body = bodyOf(n++);
      const id = idOf(body);
      ledger.sent.set(id, digestOf(body));
      const status = await post(agent, portNow(), body);
      ledger.answers.set(status, (ledger.answers.get(status) ?? 0) + 1);
      if (status === 200) ledger.acknowledged.add(id);
      // Nothing listens there for a moment: do not spin.
      if (status === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const senders = Array.from({ length: connections }, sender);
  return {
    async stop() {
      stopped = true;
      await Promise.all(senders);
      agent.destroy();
    },
  };
}

/** The status, or 0 where no whole answer came. @param {Agent} agent @param {number} port @param {Buffer} body @returns {Promise<number>} */
function post(agent, port, body) {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': body.length };
    const outgoing = request(
      { host: '127.0.0.1', port, method: 'POST', path: '/torture', headers, agent },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.complete ? (answer.statusCode ?? 0) : 0));
        answer.on('error', () => resolve(0));
        answer.on('aborted', () => resolve(0));
      },
    );
    outgoing.on('error', () => resolve(0));
    outgoing.end(body);
  });
}
