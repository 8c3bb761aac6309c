import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { toHookglassError } from '../core/contract/errors.ts';
import type { Log } from '../core/log.ts';
import { notesText } from './release-notes.ts';

export interface Updates {
  /** Whether this package was built with a feed. */
  readonly available: boolean;
  /** `aloud`: also tells that there is nothing new, and why it could not be asked. */
  check(aloud: boolean): Promise<void>;
}

/** Nothing is asked without a feed, and nothing downloaded before the user has said so. */
export function createUpdates(log: Log): Updates {
  const available = app.isPackaged && existsSync(join(process.resourcesPath, 'app-update.yml'));
  let busy = false;
  return {
    available,
    async check(aloud) {
      if (!available) {
        if (aloud) tell('This package has no feed of updates.', 'New versions have to be installed by hand.');
        return;
      }
      if (busy) return;
      busy = true;
      try {
        await ask(aloud);
      } catch (thrown) {
        log.warn('no update', { reason: toHookglassError(thrown).message });
        if (aloud)
          tell('Whether there is a newer version could not be found out.', toHookglassError(thrown).message);
      } finally {
        busy = false;
      }
    },
  };
}

async function ask(aloud: boolean): Promise<void> {
  const { default: updater } = await import('electron-updater');
  const { autoUpdater } = updater;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.logger = null;
  const found = await autoUpdater.checkForUpdates();
  if (!found?.isUpdateAvailable) {
    if (aloud) tell(`Hookglass ${app.getVersion()} is the newest version.`, '');
    return;
  }
  const { version, releaseNotes } = found.updateInfo;
  if (!(await confirm(`Hookglass ${version} is there.`, notesText(releaseNotes), 'Download'))) return;
  await autoUpdater.downloadUpdate();
  const install = await confirm(
    `Hookglass ${version} is downloaded.`,
    'It is installed when the app starts anew.',
    'Restart and install',
  );
  if (install) autoUpdater.quitAndInstall();
}

async function confirm(message: string, detail: string, yes: string): Promise<boolean> {
  const options = {
    type: 'info' as const,
    message,
    detail,
    buttons: [yes, 'Later'],
    defaultId: 0,
    cancelId: 1,
  };
  return (await dialog.showMessageBox(options)).response === 0;
}

function tell(message: string, detail: string): void {
  void dialog.showMessageBox({ type: 'info', message, detail });
}
