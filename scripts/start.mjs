// @ts-check
// `npm start -- [--data DIR] [--port N] [--no-tunnel]`: the window, or without a display the same interface in a browser.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { hasDisplay } from './lib/display.mjs';
import { ensureElectron } from './lib/electron.mjs';
import { endWithNpm } from './lib/parent.mjs';
import { CLI_ENTRY, ROOT } from './lib/paths.mjs';
import { main, reason, say } from './lib/say.mjs';
import { installLine, missingLibraries } from './lib/system-libraries.mjs';

const INTERFACE_PORT = 4001;
const USAGE = 'Usage: npm start -- [--data DIR] [--port N] [--no-tunnel]';

await main(async () => {
  endWithNpm();
  const options = readOptions();
  await ensureBuilt();
  const electron = hasDisplay() ? await usableElectron() : noDisplay();
  return electron ? openWindow(electron) : serveToBrowser(options);
});

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { data: { type: 'string' }, port: { type: 'string' }, 'no-tunnel': { type: 'boolean' } },
    });
    return values;
  } catch (error) {
    throw new Error(`${reason(error)}\n${USAGE}`);
  }
}

function noDisplay() {
  say('there is no display here, so the interface is served to a browser.');
  return null;
}

/** @returns {Promise<string | null>} null when a window cannot be had; why has been said */
async function usableElectron() {
  try {
    const electron = await ensureElectron();
    const missing = await missingLibraries(electron);
    if (missing.length === 0) return electron;
    say(`this system lacks ${missing.join(', ')}, so no window can open. To install it:\n  ${installLine()}`);
  } catch (error) {
    say(reason(error));
  }
  say('serving the interface to a browser instead.');
  return null;
}

/**
 * @param {string} electron
 * @returns {Promise<number>}
 */
function openWindow(electron) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot) say('running as root, where Chromium cannot use its sandbox: starting with --no-sandbox.');
  const args = [...(asRoot ? ['--no-sandbox'] : []), ROOT, ...process.argv.slice(2)];
  const child = spawn(electron, args, { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal === 'SIGINT' ? 130 : (code ?? 1)));
  });
}

/**
 * In this very process, so that Ctrl-C ends it as it ends the command.
 * @param {{data?: string, port?: string}} options
 */
async function serveToBrowser({ data, port }) {
  const args = ['serve', '--no-open'];
  // There is no option for it here, so a taken port must not stand in the way.
  if (!(await isFree(INTERFACE_PORT))) args.push('--port', '0');
  if (data !== undefined) args.push('--data', data);
  if (port !== undefined) args.push('--receiver-port', port);
  process.argv = [process.execPath, CLI_ENTRY, ...args];
  await import(pathToFileURL(CLI_ENTRY).href);
  return Number(process.exitCode ?? 0);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
