// @ts-check
import { ensureBuilt } from './build.mjs';
import { hasDisplay, withDisplay } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { launchElectron } from './launch-electron.mjs';
import { ROOT } from './paths.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * @typedef {import('playwright-core').ElectronApplication} App
 * @typedef {(...args: string[]) => Promise<App>} Open starts Electron with these arguments
 */

/** Runs `work` where windows can be opened, with the app built. @template T @param {(open: Open) => Promise<T>} work */
export async function withElectron(work) {
  await ensureBuilt();
  const executablePath = await ensureElectron();
  await ensureSystemLibraries(executablePath, { display: !hasDisplay() });
  return withDisplay((env) => work((...args) => launchElectron({ executablePath, args, env })));
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
