// @ts-check
import { _electron, errors } from 'playwright-core';

const LAUNCH_LIMIT_MS = 30_000;
const LAUNCHES = 3;

/**
 * Starts an Electron, anew where it is up but Playwright does not get through to it: about one launch in fifty hangs while Playwright
 * attaches to targets that appear at that moment, and would hang for its three minutes. Only as root Chromium cannot use its
 * sandbox; for anyone else it stays on.
 * @param {{ executablePath: string, args: string[], env?: NodeJS.ProcessEnv }} options
 */
export async function launchElectron({ executablePath, args, env = process.env }) {
  for (let nth = 1; ; nth++) {
    try {
      return await _electron.launch({
        ...{ executablePath, args },
        chromiumSandbox: process.getuid?.() !== 0,
        env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? ''])),
        timeout: LAUNCH_LIMIT_MS,
      });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || nth === LAUNCHES) throw error;
      console.error(
        `Playwright did not get through to Electron, launch ${nth} of ${LAUNCHES}: ${error.message}`,
      );
    }
  }
}
