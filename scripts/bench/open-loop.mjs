// @ts-check
import { connect } from 'node:net';

/** @typedef {{ times: number[], failed: number, behindMs: number }} Timed */

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * Sends at a fixed rate, whatever the server does, and times each request in milliseconds from the moment at which it was due to the last
 * byte of its answer. So a server that stalls pays for every request that it kept waiting, also for those that could not even be sent meanwhile
 * (what hides them is known as coordinated omission). autocannon keeps whole milliseconds; most answers take less than one.
 * @param {{ url: string, rate: number, seconds: number, connections: number, body: Buffer }} asked
 * @returns {Promise<Timed>} `behindMs`: the longest that a request left later than it was due
 */
export async function openLoop({ url, rate, seconds, connections, body }) {
  const { hostname, port } = new URL(url);
  const head = `POST /okhi HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  const message = Buffer.concat([Buffer.from(head), body]);
  const count = rate * seconds;
  /** @type {number[]} */
  const times = [];
  /** @type {((due: number) => void)[]} */
  const free = [];
  /** @type {number[]} due, and no connection is free */
  const waiting = [];
  let failed = 0;
  let behindMs = 0;
  /** @type {() => void} */
  let whenAll = () => {};
  const all = new Promise((resolve) => {
    whenAll = () => resolve(undefined);
  });
  const ended = (/** @type {boolean} */ ok, /** @type {number} */ due) => {
    if (ok) times.push(performance.now() - due);
    else failed++;
    if (times.length + failed === count) whenAll();
  };
  const sockets = await Promise.all(
    Array.from({ length: connections }, () =>
      opened(Number(port), hostname, message, ended, (send) => {
        const due = waiting.shift();
        if (due === undefined) free.push(send);
        else send(due);
      }),
    ),
  );
  const from = performance.now() + 20;
  let next = 0;
  const tick = () => {
    const now = performance.now();
    for (; next < count; next++) {
      const due = from + (next * 1000) / rate;
      if (due > now) break;
      behindMs = Math.max(behindMs, now - due);
      const send = free.pop();
      if (send) send(due);
      else waiting.push(due);
    }
    // A timer is a millisecond late or early: that is what many answers take.
    if (next < count) setImmediate(tick);
  };
  tick();
  await all;
  for (const socket of sockets) socket.destroy();
  return { times, failed, behindMs };
}

/**
 * A connection for one request at a time. `onFree` is handed what sends the next one.
 * @param {number} port @param {string} host @param {Buffer} message
 * @param {(ok: boolean, due: number) => void} ended
 * @param {(send: (due: number) => void) => void} onFree
 * @returns {Promise<import('node:net').Socket>}
 */
function opened(port, host, message, ended, onFree) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host }).setNoDelay(true);
    let due = 0;
    let answer = Buffer.alloc(0);
    const send = (/** @type {number} */ at) => {
      due = at;
      socket.write(message);
    };
    socket.on('data', (chunk) => {
      answer = answer.length === 0 ? chunk : Buffer.concat([answer, chunk]);
      if (!isWhole(answer)) return;
      const ok = answer.subarray(9, 12).toString() === '200';
      answer = Buffer.alloc(0);
      ended(ok, due);
      onFree(send);
    });
    socket.on('error', reject);
    socket.on('connect', () => {
      onFree(send);
      resolve(socket);
    });
  });
}

/** Every answer here has a length. @param {Buffer} answer */
function isWhole(answer) {
  const end = answer.indexOf(END_OF_HEAD);
  if (end < 0) return false;
  const [, length] = /content-length: (\d+)/i.exec(answer.toString('latin1', 0, end)) ?? [];
  return answer.length >= end + END_OF_HEAD.length + Number(length);
}
