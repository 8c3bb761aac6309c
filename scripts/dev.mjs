// @ts-check
// `npm run dev`: the interface with hot reload, the rest rebuilt and restarted at each change.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { createBuilder, createServer } from 'vite';
import { ensureBuilt } from './lib/build.mjs';
import { hasDisplay } from './lib/display.mjs';
import { ensureElectron } from './lib/electron.mjs';
import { CLI_ENTRY, fromRoot, ROOT } from './lib/paths.mjs';
import { main, reason, say } from './lib/say.mjs';

const configFile = fromRoot('vite.config.ts');
const SETTLE_MS = 150;

await main(async () => {
  await ensureBuilt();
  const pages = await createServer({ configFile, server: { host: '127.0.0.1' } });
  await pages.listen();
  const address = pages.resolvedUrls?.local[0];
  if (!address) throw new Error('The development server has no address.');
  const command = hasDisplay()
    ? [await ensureElectron(), ROOT]
    : [process.execPath, CLI_ENTRY, 'serve', '--no-open'];
  if (process.getuid?.() === 0 && hasDisplay()) command.splice(1, 0, '--no-sandbox');
  const app = keepRunning([...command, ...process.argv.slice(2)], address);
  watchSources(async () => {
    await rebuild();
    app.restart();
  });
});

async function rebuild() {
  const builder = await createBuilder({ configFile, logLevel: 'warn' });
  // The page is served from its sources.
  for (const [name, environment] of Object.entries(builder.environments))
    if (name !== 'client') await builder.build(environment);
}

/** @param {() => Promise<void>} changed */
function watchSources(changed) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(() => changed().catch((error) => say(reason(error))), SETTLE_MS);
  };
  for (const folder of ['core', 'cli', 'electron']) watch(fromRoot(folder), { recursive: true }, settle);
}

/**
 * Closing the app ends the development session; a restart of ours does not.
 * @param {string[]} command
 * @param {string} address
 */
function keepRunning([program = '', ...args], address) {
  const start = () => {
    const child = spawn(program, args, {
      stdio: 'inherit',
      env: { ...process.env, HOOKGLASS_DEV_URL: address },
    });
    child.once('exit', (code) => {
      if (child === current) process.exit(code ?? 0);
    });
    return child;
  };
  let current = start();
  return {
    restart() {
      const old = current;
      // The new one needs the old one's lock on the data folder, so it waits for its end.
      old.removeAllListeners('exit');
      old.once('exit', () => {
        current = start();
      });
      old.kill();
    },
  };
}
