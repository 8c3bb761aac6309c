// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { capture } from '../lib/run.mjs';

/** @typedef {{ child: import('node:child_process').ChildProcess, line: string, exited: Promise<unknown> }} Started */

/**
 * Starts a program in a process group of its own, so that it can be killed with all that it started, and waits for a line.
 * @param {string} command
 * @param {string[]} args
 * @param {(line: string) => boolean} isReady
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Started>}
 */
export async function startProgram(command, args, isReady, env = process.env) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env });
  const exited = once(child, 'exit');
  const stop = () => killGroup(child);
  process.once('exit', stop);
  void exited.then(() => process.off('exit', stop));
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-4_000);
  });
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    /** @type {Promise<string>} */ (
      new Promise((resolve) => lines.on('line', (text) => isReady(text) && resolve(text)))
    ),
    exited.then(() => {
      throw new Error(`${command} ended before it was ready. It said:\n${said}`);
    }),
  ]);
  return { child, line, exited };
}

/** SIGKILL for a program and all that it started. @param {import('node:child_process').ChildProcess} child */
export function killGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Processes that one started. @param {number} pid @returns {Promise<number[]>} */
export async function childrenOf(pid) {
  const { stdout } = await capture('pgrep', ['-P', String(pid)]);
  return stdout.split('\n').filter(Boolean).map(Number);
}

/** @param {number} ms @returns {Promise<void>} */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is true. @param {() => boolean | Promise<boolean>} ask @param {number} withinMs */
export async function until(ask, withinMs) {
  const end = performance.now() + withinMs;
  while (performance.now() < end) {
    if (await ask()) return true;
    await pause(25);
  }
  return false;
}
