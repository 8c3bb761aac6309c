// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { say } from './say.mjs';

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Runs `work` with a display: the one there is, or a virtual one that ends with it.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work(process.env);
  // Without -noreset the server starts over whenever its last window closes, and the next one may come too early.
  const screen = ['-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset', '-displayfd', '3'];
  const server = spawn('Xvfb', screen, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const stop = () => server.kill();
  // A virtual display must not outlive us, however we end.
  process.once('exit', stop);
  try {
    const display = `:${await displayNumber(server)}`;
    say(`no display here: windows open on a virtual one, ${display}.`);
    return await work({ ...process.env, DISPLAY: display });
  } finally {
    process.off('exit', stop);
    stop();
  }
}

/**
 * Xvfb picks a free number itself and writes it to the descriptor once it is ready.
 * @param {import('node:child_process').ChildProcess} server
 */
async function displayNumber(server) {
  const pipe = server.stdio[3];
  if (!pipe) throw new Error('Xvfb gave no way to learn its display.');
  const ended = Promise.race([once(server, 'exit'), once(server, 'error')]);
  const answer = await Promise.race([once(pipe, 'data'), ended.then(() => null)]);
  if (!answer) throw new Error('Xvfb did not start.');
  return String(answer[0]).trim();
}
