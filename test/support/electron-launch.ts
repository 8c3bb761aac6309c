import { resolve } from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from 'playwright-core';

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

const LAUNCH_LIMIT_MS = 30_000;
const LAUNCHES = 3;

/**
 * Starts it, anew where it is up but Playwright does not get through to it: about one launch in fifty hangs while Playwright
 * attaches to targets that appear at that moment, and would hang for its three minutes.
 */
async function launch(...given: Parameters<typeof _electron.launch>): Promise<ElectronApplication> {
  for (let nth = 1; ; nth++) {
    try {
      return await _electron.launch({ ...given[0], timeout: LAUNCH_LIMIT_MS });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || nth === LAUNCHES) throw error;
      console.error(
        `Playwright did not get through to Electron, launch ${nth} of ${LAUNCHES}: ${error.message}`,
      );
    }
  }
}

/** Starts the Electron that `npm test` found on an app's folder and waits for its first window. */
export async function launchElectron(folder: string, args: readonly string[]): Promise<Launched> {
  const { executablePath, leading } = commandOf(folder);
  const app = await launch({
    executablePath,
    args: [...leading, ...args],
    // Only as root Chromium cannot use its sandbox; for anyone else it stays on.
    chromiumSandbox: process.getuid?.() !== 0,
  });
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
