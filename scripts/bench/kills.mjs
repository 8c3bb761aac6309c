// @ts-check
import { killEngine } from '../torture/kills.mjs';
import { row } from './report.mjs';

/**
 * What an acknowledged request is worth: the torture's own trial, 20 × SIGKILL of the engine under full load (4 in a quick run).
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchKills(quick) {
  const { title, tried, faults } = await killEngine(quick);
  const lost = Number(tried['lost, doubled or altered']);
  return {
    title: 'Kills',
    about: `${title}: ${tried.kills} × SIGKILL. What was acknowledged is held against what is stored, byte for byte.`,
    rows: [
      row('kills', Number(tried.kills), 0),
      row('requests acknowledged', Number(tried.acknowledged), 0),
      row('of them lost, doubled or altered', lost, 0, { atMost: 0, design: 'kills' }),
      row('faults of every kind', faults.length, 0, { atMost: 0 }),
    ],
    data: { tried, faults },
  };
}
