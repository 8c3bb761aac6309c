// @ts-check
import { Agent } from 'node:http';
import { bundleAndImport } from '../lib/bundle.mjs';
import { allEvents, engineSupport } from './engine.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */

const DAY_MS = 24 * 60 * 60 * 1000;
/** How far the wall clock jumps: a day on, a year back, a moment, to before 1970, far ahead, and back again. They add up to nothing. */
const JUMPS_MS = [DAY_MS, -365 * DAY_MS, 1, -70 * 365 * DAY_MS, 400 * 365 * DAY_MS, -120_086 * DAY_MS - 1];
/** So many looks at the clock, and it jumps. */
const EVERY = 7;
const CONNECTIONS = 8;
/** Longer than any request takes, and shorter than any jump but the smallest. */
const LONGEST_MS = 60_000;

/** The system's clock jumps under load: order, durations and the engine do not care. @param {boolean} quick @returns {Promise<Trial>} */
export async function clockJumps(quick) {
  const support = await engineSupport();
  const { send } = /** @type {typeof import('../../test/support/http.ts')} */ (
    await bundleAndImport('test/support/http.ts')
  );
  let offset = 0;
  let asked = 0;
  let jumps = 0;
  // Between two looks at the clock, however close: a timer would never come between a request and its answer.
  const now = () => {
    if (asked++ % EVERY === 0) offset += JUMPS_MS[jumps++ % JUMPS_MS.length] ?? 0;
    return Date.now() + offset;
  };
  const clock = { now, monotonic: () => performance.now() };
  const running = await support.startEngine({ clock });
  /** @type {string[]} */
  const faults = [];
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const requests = quick ? 300 : 6_000;
  let sent = 0;
  const sender = async () => {
    while (sent < requests) {
      const { status } = await send(running.url, { body: `{"n":${sent++}}` }, agent);
      if (status !== 200) faults.push(`A request was answered ${status}.`);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, sender));
    await running.arrived(sent);
    const events = await allEvents(running);
    events.forEach((event, index) => {
      if (event.seq !== index + 1) faults.push(`Event ${index + 1} has the number ${event.seq}.`);
      const took = event.reply?.durationMs ?? -1;
      if (took < 0 || took > LONGEST_MS)
        faults.push(`Event ${event.seq} took ${event.reply?.durationMs} ms.`);
    });
    if (events.length !== sent) faults.push(`Of ${sent} events ${events.length} are there.`);
    return {
      title: 'A clock that jumps back and forth',
      tried: { jumps, requests: sent },
      faults,
    };
  } finally {
    agent.destroy();
    await running.close();
  }
}
