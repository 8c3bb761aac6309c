// @ts-check
import { _electron, errors } from 'playwright-core';
import { ensureBuilt } from '../lib/build.mjs';
import { hasDisplay, withDisplay } from '../lib/display.mjs';
import { ensureElectron } from '../lib/electron.mjs';
import { ROOT } from '../lib/paths.mjs';
import { ensureSystemLibraries } from '../lib/system-libraries.mjs';

/**
 * @typedef {import('playwright-core').ElectronApplication} App
 * @typedef {(...args: string[]) => Promise<App>} Open starts Electron with these arguments
 */

/** Runs `work` where windows can be opened, with the app built. @template T @param {(open: Open) => Promise<T>} work */
export async function withElectron(work) {
  await ensureBuilt();
  const executablePath = await ensureElectron();
  await ensureSystemLibraries(executablePath, { display: !hasDisplay() });
  return withDisplay((env) =>
    work((...args) =>
      launch({
        executablePath,
        args,
        chromiumSandbox: process.getuid?.() !== 0,
        env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? ''])),
      }),
    ),
  );
}

const LAUNCH_LIMIT_MS = 30_000;
const LAUNCHES = 3;

/** About one launch in fifty Playwright does not get through to: that one is made again. @param {Parameters<typeof _electron.launch>[0]} options */
async function launch(options) {
  for (let nth = 1; ; nth++) {
    try {
      return await _electron.launch({ ...options, timeout: LAUNCH_LIMIT_MS });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || nth === LAUNCHES) throw error;
    }
  }
}

/** Runs `work` with the app open over a data folder, its receiver at a free port. @template T @param {string} dataDir @param {(app: App) => Promise<T>} work */
export const withApp = (dataDir, work) =>
  withElectron(async (open) => {
    const app = await open(ROOT, '--data', dataDir, '--port', '0');
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  });

/** Where the app's receiver listens. @param {import('playwright-core').Page} page */
export async function receiverOf(page) {
  const address = page.getByText(/^http:\/\/127\.0\.0\.1:\d+$/).first();
  await address.waitFor();
  return String(await address.textContent());
}
