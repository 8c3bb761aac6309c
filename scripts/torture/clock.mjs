// @ts-check
import { Agent } from 'node:http';
import { bundleAndImport } from '../lib/bundle.mjs';
import { allEvents, engineSupport } from './engine.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */

const DAY_MS = 24 * 60 * 60 * 1000;
/** Where the wall clock is set to, from where it is: a day on, a year back, before 1970, far ahead. */
const JUMPS_MS = [DAY_MS, -365 * DAY_MS, 1, -70 * 365 * DAY_MS, 400 * 365 * DAY_MS, 0];

/** The system's clock jumps under load: order, durations and the engine do not care. @param {boolean} quick @returns {Promise<Trial>} */
export async function clockJumps(quick) {
  const support = await engineSupport();
  const { send } = /** @type {typeof import('../../test/support/http.ts')} */ (
    await bundleAndImport('test/support/http.ts')
  );
  let offset = 0;
  const clock = { now: () => Date.now() + offset, monotonic: () => performance.now() };
  const running = await support.startEngine({ clock });
  /** @type {string[]} */
  const faults = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const each = quick ? 50 : 1_000;
  let sent = 0;
  try {
    for (const jump of JUMPS_MS) {
      offset += jump;
      for (let n = 0; n < each; n++) {
        const { status } = await send(running.url, { body: `{"n":${sent++}}` }, agent);
        if (status !== 200) faults.push(`After a jump of ${jump} ms a request was answered ${status}.`);
      }
    }
    await running.arrived(sent);
    const events = await allEvents(running);
    events.forEach((event, index) => {
      if (event.seq !== index + 1) faults.push(`Event ${index + 1} has the number ${event.seq}.`);
      if (!(event.reply && event.reply.durationMs >= 0))
        faults.push(`Event ${event.seq} took ${event.reply?.durationMs} ms.`);
    });
    if (events.length !== sent) faults.push(`Of ${sent} events ${events.length} are there.`);
    return {
      title: 'A clock that jumps back and forth',
      tried: { jumps: JUMPS_MS.length, requests: sent },
      faults,
    };
  } finally {
    agent.destroy();
    await running.close();
  }
}
