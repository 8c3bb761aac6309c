import { resolve } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { launchElectron as launchApp } from '../../scripts/lib/launch-electron.mjs';

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** The executable and the arguments before the app's own: of a packaged app (HOOKGLASS_PACKAGED), or of this checkout. */
export function commandOf(folder: string): { executablePath: string; leading: string[] } {
  const packaged = process.env.HOOKGLASS_PACKAGED;
  if (packaged && folder === '.') return { executablePath: resolve(packaged), leading: [] };
  const executablePath = process.env.HOOKGLASS_ELECTRON;
  if (!executablePath) throw new Error('HOOKGLASS_ELECTRON is not set. Run these tests with `npm test`.');
  return { executablePath, leading: [resolve(folder)] };
}

/** Starts the Electron that `npm test` found on an app's folder and waits for its first window. */
export async function launchElectron(folder: string, args: readonly string[]): Promise<Launched> {
  const { executablePath, leading } = commandOf(folder);
  const app = await launchApp({ executablePath, args: [...leading, ...args] });
  let said = '';
  app.process().stderr?.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  try {
    return { app, page: await app.firstWindow() };
  } catch (error) {
    // Not closed in order: an app without a window may not hear that it should.
    app.process().kill('SIGKILL');
    throw new Error(`The app opened no window. It said:\n${said}`, { cause: error });
  }
}
