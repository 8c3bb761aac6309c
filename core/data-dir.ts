import { posix, win32 } from 'node:path';

/** What decides where the history lives, handed in by the host: core reads no process globals. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

/**
 * The app's own data folder: the window and the command line share it. It follows the convention of each system
 * (and Electron's `appData`), so that backups and clean-up tools find it where they expect it.
 */
export function defaultDataDir({ platform, env, home }: Surroundings): string {
  if (platform === 'win32') {
    return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Hookglass');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Hookglass');
  return posix.join(env.XDG_CONFIG_HOME || posix.join(home, '.config'), 'Hookglass');
}
