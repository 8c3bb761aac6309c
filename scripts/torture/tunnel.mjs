// @ts-check
import { ensureBuilt } from '../lib/build.mjs';
import { bundleAndImport } from '../lib/bundle.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { childrenOf, pause, until } from './processes.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */

/** Beyond the wait that it told: a try may time out (after 10 s) and be made again. Milliseconds. */
const BACK_WITHIN_MS = 45_000;
/** Online for so long, and the failures before are forgotten (core/tunnel/machine.ts), with a margin. Milliseconds. */
const STEADY_MS = 11_000;
/** The first wait is half a second; the process and its connection take the rest. */
const SOON_MS = 5_000;

/**
 * The tunnel's process is killed while it is online: it is online again by itself, after waits that grow as long as it dies at
 * once, and soon after it has been steady. @param {boolean} quick @returns {Promise<Trial>}
 */
export async function killTunnel(quick) {
  await ensureBuilt();
  const { tunnelEngine } = /** @type {typeof import('./tunnel-engine.ts')} */ (
    await bundleAndImport('scripts/torture/tunnel-engine.ts')
  );
  const inARow = quick ? 2 : 6;
  const { running, close } = await tunnelEngine(fromRoot('dist', 'engine', 'tunnel-child.js'));
  /** @type {string[]} */
  const faults = [];
  const state = async () => (await running.call('tunnel.info', {})).state;
  const online = async () => (await state()).status === 'online';
  /** Milliseconds until it was online again, beyond the wait that it had told. */
  const kill = async () => {
    for (const pid of await childrenOf(process.pid)) process.kill(pid, 'SIGKILL');
    const from = performance.now();
    if (!(await until(async () => !(await online()), BACK_WITHIN_MS))) faults.push('A kill was not noticed.');
    const told = await state();
    const wait = told.status === 'reconnecting' ? told.retryAt - Date.now() : 0;
    if (!(await until(online, wait + BACK_WITHIN_MS)))
      faults.push(`${BACK_WITHIN_MS / 1000} s after the wait that it told it was not online again.`);
    else if ((await childrenOf(process.pid)).length !== 1) faults.push('There is not one process of it.');
    return performance.now() - from;
  };
  let longest = 0;
  let afterSteady = 0;
  try {
    if (!(await until(online, BACK_WITHIN_MS))) faults.push('The tunnel never came online.');
    for (let n = 0; n < inARow && faults.length === 0; n++) longest = Math.max(longest, await kill());
    if (faults.length === 0) {
      await pause(STEADY_MS);
      afterSteady = await kill();
      if (afterSteady > SOON_MS)
        faults.push(`Steady for ${STEADY_MS / 1000} s it took ${Math.round(afterSteady)} ms to be back.`);
    }
  } finally {
    await close();
  }
  if (!(await until(async () => (await childrenOf(process.pid)).length === 0, BACK_WITHIN_MS)))
    faults.push('A process of the tunnel is left.');
  return {
    title: 'The process of the tunnel killed',
    tried: {
      'kills one after the other': inARow,
      'longest until online again, ms': Math.round(longest),
      'kills once it was steady': 1,
      'until online again then, ms': Math.round(afterSteady),
    },
    faults,
  };
}
