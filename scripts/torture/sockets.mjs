// @ts-check
import { connect } from 'node:net';
import { allEvents, engineSupport, exchange, limits, takesRequests } from './engine.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */

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
