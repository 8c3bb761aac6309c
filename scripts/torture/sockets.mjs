// @ts-check
import { connect } from 'node:net';
import { allEvents, engineSupport, exchange, takesRequests } from './engine.mjs';
import { until } from './processes.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */

/** One loopback address has too few ports for this many connections to one port. */
const SOURCES = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'];
const BATCH = 500;

/** 10,000 connections at once: as many as are allowed, and far more than that. @param {boolean} quick @returns {Promise<Trial>} */
export async function crowd(quick) {
  const { startEngine } = await engineSupport();
  const { receiverLimits } = await limits();
  const count = quick ? 2_000 : 10_000;
  /** @type {string[]} */
  const faults = [];
  /** @type {Record<string, number>} */
  const tried = {};
  for (const [name, allowed] of /** @type {[string, number][]} */ ([
    ['allowed', count + 100],
    ['five times the limit', count / 5],
  ])) {
    const running = await startEngine({ limits: receiverLimits.parse({ connections: allowed }) });
    const sockets = await openMany(running.port, count);
    let answered = 0;
    for (const socket of sockets) {
      socket.once('data', (chunk) => {
        if (String(chunk).startsWith('HTTP/1.1 200')) answered += 1;
      });
      socket.write('POST /crowd HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}');
    }
    const expected = Math.min(count, allowed);
    if (!(await until(() => answered >= expected, 60_000)))
      faults.push(`${name}: ${answered} of ${expected} were answered.`);
    tried[`connections, ${name}`] = count;
    tried[`answered, ${name}`] = answered;
    for (const socket of sockets) socket.destroy();
    if (!(await until(() => takesRequests(running.port), 15_000)))
      faults.push(`${name}: afterwards nothing is taken.`);
    const stored = (await allEvents(running)).filter(({ path }) => path === '/crowd').length;
    if (stored < answered) faults.push(`${name}: ${answered} were answered and ${stored} are stored.`);
    await running.close();
  }
  return { title: 'A crowd of connections', tried, faults };
}

/** @param {number} port @param {number} count @returns {Promise<import('node:net').Socket[]>} */
async function openMany(port, count) {
  /** @type {import('node:net').Socket[]} */
  const sockets = [];
  while (sockets.length < count) {
    const batch = Array.from({ length: Math.min(BATCH, count - sockets.length) }, (_, n) => open(port, n));
    sockets.push(...(await Promise.all(batch)));
  }
  return sockets;
}

/** @param {number} port @param {number} n @returns {Promise<import('node:net').Socket>} */
function open(port, n) {
  return new Promise((resolve) => {
    const socket = connect({
      port,
      host: '127.0.0.1',
      localAddress: SOURCES[n % SOURCES.length] ?? '127.0.0.2',
    });
    socket.on('error', () => resolve(socket));
    socket.once('connect', () => resolve(socket));
  });
}

/** Senders that drip, break off, close one half, or write a hundred requests in one go. @param {boolean} quick @returns {Promise<Trial>} */
export async function dawdle(quick) {
  const { startEngine } = await engineSupport();
  const { receiverLimits } = await limits();
  const slow = quick ? 100 : 500;
  const running = await startEngine({
    limits: receiverLimits.parse({ headTimeoutMs: 1_500, requestTimeoutMs: 3_000 }),
  });
  /** @type {string[]} */
  const faults = [];
  try {
    const dripping = Array.from({ length: slow }, (_, n) => drip(running.port, n));
    let taken = 0;
    for (let n = 0; n < 100; n++) if (await takesRequests(running.port)) taken += 1;
    if (taken < 100) faults.push(`Beside ${slow} dripping senders ${taken} of 100 requests were taken.`);
    const closed = (await Promise.all(dripping)).filter(Boolean).length;
    if (closed < slow) faults.push(`${slow - closed} of ${slow} dripping senders were kept.`);

    const half = await Promise.all(
      Array.from({ length: slow }, () =>
        exchange(
          running.port,
          ['POST /half HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nhalf'],
          {
            end: true,
          },
        ),
      ),
    );
    const answered = half.filter(({ text }) => text.startsWith('HTTP/1.1 200')).length;
    if (answered < slow) faults.push(`${slow - answered} of ${slow} half-closed connections got no answer.`);

    await Promise.all(
      Array.from({ length: slow }, () =>
        exchange(running.port, ['POST /broken HTTP/1.1\r\nHost: x\r\nContent-Length: 400\r\n\r\nonly this'], {
          end: true,
        }),
      ),
    );
    const pipelined = quick ? 1_000 : 10_000;
    const together = 100;
    for (let n = 0; n < pipelined / together; n++) faults.push(...(await pipeline(running.port, together)));

    const events = await allEvents(running);
    /** @param {string} path @param {string} capture */
    const count = (path, capture) =>
      events.filter((event) => event.path === path && event.capture === capture).length;
    if (count('/half', 'complete') !== slow)
      faults.push(`Of ${slow} half-closed requests ${count('/half', 'complete')} are stored.`);
    if (count('/broken', 'complete') > 0) faults.push('A broken-off request is stored as complete.');
    const stored = events.filter(({ path }) => path.startsWith('/pipelined/')).length;
    if (stored !== pipelined) faults.push(`Of ${pipelined} pipelined requests ${stored} are stored.`);
    return {
      title: 'Senders that drip, break off, close one half, or write everything at once',
      tried: {
        'dripping senders': slow,
        'requests taken beside them': taken,
        'half-closed': slow,
        'broken off': slow,
        pipelined,
        stored: events.length,
      },
      faults,
    };
  } finally {
    await running.close();
  }
}

/** A byte of a head or of a body now and then; whether it was cut off. @param {number} port @param {number} n @returns {Promise<boolean>} */
function drip(port, n) {
  const bytes =
    n % 2 === 0
      ? `POST /drip HTTP/1.1\r\nX-Drip: ${'d'.repeat(1_000)}`
      : `POST /drip HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n${'d'.repeat(999)}`;
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let at = n % 2 === 0 ? 0 : bytes.indexOf('\r\n\r\n') + 4;
    socket.write(bytes.slice(0, at));
    const timer = setInterval(() => socket.write(bytes.charAt(at++) || 'd'), 100);
    const giveUp = setTimeout(() => finish(false), 15_000);
    /** @param {boolean} closed */
    const finish = (closed) => {
      clearInterval(timer);
      clearTimeout(giveUp);
      socket.destroy();
      resolve(closed);
    };
    socket.on('error', () => {});
    socket.resume();
    socket.on('close', () => finish(true));
  });
}

/** Many requests in one write: as many answers. @param {number} port @param {number} count @returns {Promise<string[]>} */
async function pipeline(port, count) {
  const all = Array.from({ length: count }, (_, n) => {
    const last = n === count - 1 ? 'Connection: close\r\n' : '';
    return `POST /pipelined/${n} HTTP/1.1\r\nHost: x\r\n${last}Content-Length: 2\r\n\r\n{}`;
  });
  const { text } = await exchange(port, [all.join('')]);
  const answers = text.split('HTTP/1.1 200').length - 1;
  return answers === count ? [] : [`Of ${count} requests in one write ${answers} were answered.`];
}

/** @returns {Promise<typeof import('../../core/receiver/limits.ts')>} */
async function limits() {
  const { bundleAndImport } = await import('../lib/bundle.mjs');
  return /** @type {typeof import('../../core/receiver/limits.ts')} */ (
    await bundleAndImport('core/receiver/limits.ts')
  );
}
