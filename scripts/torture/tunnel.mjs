// @ts-check
import { ensureBuilt } from '../lib/build.mjs';
import { bundleAndImport } from '../lib/bundle.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { childrenOf, until } from './processes.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */

const BACK_WITHIN_MS = 10_000;

/** The tunnel's process is killed while it is online: it is online again by itself. @param {boolean} quick @returns {Promise<Trial>} */
export async function killTunnel(quick) {
  await ensureBuilt();
  const { tunnelEngine } = /** @type {typeof import('./tunnel-engine.ts')} */ (
    await bundleAndImport('scripts/torture/tunnel-engine.ts')
  );
  const kills = quick ? 2 : 10;
  const { running, close } = await tunnelEngine(fromRoot('dist', 'engine', 'tunnel-child.js'));
  /** @type {string[]} */
  const faults = [];
  let longest = 0;
  const online = async () => (await running.call('tunnel.info', {})).state.status === 'online';
  try {
    if (!(await until(online, BACK_WITHIN_MS))) faults.push('The tunnel never came online.');
    for (let n = 0; n < kills && faults.length === 0; n++) {
      const killed = await childrenOf(process.pid);
      for (const pid of killed) process.kill(pid, 'SIGKILL');
      const from = performance.now();
      await until(async () => !(await online()), BACK_WITHIN_MS);
      if (!(await until(online, BACK_WITHIN_MS))) faults.push(`After kill ${n + 1} it did not come back.`);
      longest = Math.max(longest, performance.now() - from);
      if ((await childrenOf(process.pid)).length !== 1)
        faults.push(`After kill ${n + 1} there is not one process.`);
    }
  } finally {
    await close();
  }
  if (!(await until(async () => (await childrenOf(process.pid)).length === 0, BACK_WITHIN_MS)))
    faults.push('A process of the tunnel is left.');
  return {
    title: 'The process of the tunnel killed',
    tried: { kills, 'longest until online again, ms': Math.round(longest) },
    faults,
  };
}
