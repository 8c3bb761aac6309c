// @ts-check
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fromRoot } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { allEvents, engineSupport, limits, takesRequests } from './engine.mjs';
import { until } from './processes.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */
/** @typedef {{ connected: number, refused: number, answered: number }} Crowd */

/** What a process has open beside its connections. */
const OTHER_FILES = 200;
/** For opening them all and for answering them all; a head may take as long. Milliseconds. */
const WITHIN_MS = 60_000;

/** 10,000 connections at once: as many as are allowed, and far more than that. @param {boolean} quick @returns {Promise<Trial>} */
export async function crowd(quick) {
  const { startEngine } = await engineSupport();
  const { receiverLimits } = await limits();
  const wanted = quick ? 2_000 : 10_000;
  const files = await openFiles();
  const count = Math.min(wanted, files - OTHER_FILES);
  /** @type {Trial} */
  const trial = {
    title: 'A crowd of connections',
    tried: { 'files that a process may open': files },
    faults: [],
    left: count < wanted ? [`${wanted} connections: a process may open ${files} files here.`] : [],
  };
  for (const [name, allowed] of /** @type {[string, number][]} */ ([
    ['allowed', count + 100],
    ['five times the limit', Math.floor(count / 5)],
  ])) {
    const running = await startEngine({
      limits: receiverLimits.parse({ connections: allowed, headTimeoutMs: WITHIN_MS }),
    });
    const client = startClient(running.port, count);
    const expected = Math.min(count, allowed);
    await until(() => client.now().answered >= expected, WITHIN_MS);
    const { connected, refused, answered } = client.now();
    if (answered < expected) trial.faults.push(`${name}: ${answered} of ${expected} were answered.`);
    trial.tried[`connections, ${name}`] = connected;
    trial.tried[`refused by the system, ${name}`] = refused;
    trial.tried[`answered, ${name}`] = answered;
    await client.stop();
    if (!(await until(() => takesRequests(running.port), 15_000)))
      trial.faults.push(`${name}: afterwards nothing is taken.`);
    const stored = (await allEvents(running)).filter(({ path }) => path === '/crowd').length;
    if (stored < answered) trial.faults.push(`${name}: ${answered} were answered and ${stored} are stored.`);
    await running.close();
  }
  return trial;
}

/**
 * The crowd has a process of its own: both ends of 10,000 connections are more files than one process may open on many systems.
 * @param {number} port @param {number} count
 */
function startClient(port, count) {
  const child = fork(fromRoot('scripts', 'torture', 'crowd-client.mjs'), [String(port), String(count)]);
  const exited = once(child, 'exit');
  /** @type {Crowd} */
  let told = { connected: 0, refused: 0, answered: 0 };
  child.on('message', (message) => {
    told = /** @type {Crowd} */ (message);
  });
  return {
    now: () => told,
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** @returns {Promise<number>} */
async function openFiles() {
  const { code, stdout } = await capture('sh', ['-c', 'ulimit -n']).catch(() => ({ code: 1, stdout: '' }));
  const limit = Number(stdout);
  return code === 0 && limit > 0 ? limit : Number.POSITIVE_INFINITY;
}
