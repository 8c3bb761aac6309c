// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CLI_ENTRY, fromRoot } from '../lib/paths.mjs';

/** @typedef {{ url: string, stop: () => Promise<void> }} Contestant */

/**
 * Starts a server in a process of its own and waits for the line with its address.
 * @param {string[]} args
 * @returns {Promise<Contestant>}
 */
export async function start(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const [line] = await Promise.race([
    new Promise((resolve) =>
      createInterface({ input: child.stdout }).once('line', (first) => resolve([first])),
    ),
    exited.then(() => {
      throw new Error(`${args[0]} ended before it listened`);
    }),
  ]);
  return {
    url: JSON.parse(line).url,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

export const bareServer = () => start([fromRoot('scripts', 'bench', 'bare-server.mjs')]);

/** Full capture: received, committed, inspected, pushed; nothing printed. @param {string} dataDir @param {string[]} more options */
export const fullCapture = (dataDir, ...more) =>
  start([CLI_ENTRY, 'listen', '--json', '--quiet', '--port', '0', '--data', dataDir, ...more]);
