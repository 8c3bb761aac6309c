import { app } from 'electron';

/** Linux has no one place for it that Electron knows. */
export const canOpenAtLogin = (): boolean => app.isPackaged && process.platform !== 'linux';

export function setOpenAtLogin(on: boolean): void {
  if (canOpenAtLogin()) app.setLoginItemSettings({ openAtLogin: on });
}
