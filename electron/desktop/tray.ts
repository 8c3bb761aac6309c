import { join } from 'node:path';
import { clipboard, Menu, nativeImage, Tray } from 'electron';

export interface TrayState {
  /** null: not listening. */
  address: string | null;
  capture: boolean;
}

export interface TrayActions {
  show(): void;
  setCapture(on: boolean): void;
  quit(): void;
}

export interface TrayIcon {
  /** Whether there is one, and what it says. */
  set(on: boolean, state: TrayState): void;
}

export function createTray(icons: string, actions: TrayActions): TrayIcon {
  let tray: Tray | null = null;
  return {
    set(on, state) {
      if (!on) {
        tray?.destroy();
        tray = null;
        return;
      }
      tray ??= make(icons, actions.show);
      tray.setToolTip(`Hookglass: ${statusWords(state)}`);
      tray.setContextMenu(menuOf(state, actions));
    },
  };
}

export const statusWords = ({ address, capture }: TrayState): string =>
  address === null ? 'not listening' : capture ? address : `${address}, capture is paused`;

function make(icons: string, show: () => void): Tray {
  const name = process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
  const tray = new Tray(nativeImage.createFromPath(join(icons, name)));
  // Where a click opens the menu (macOS, most Linux desktops) this is never told.
  if (process.platform === 'win32') tray.on('click', show);
  return tray;
}

const menuOf = (state: TrayState, { show, setCapture, quit }: TrayActions): Menu =>
  Menu.buildFromTemplate([
    {
      label: state.address === null ? 'Not listening' : `Copy ${state.address}`,
      enabled: state.address !== null,
      click: () => clipboard.writeText(state.address ?? ''),
    },
    {
      label: state.capture ? 'Pause capture' : 'Resume capture',
      click: () => setCapture(!state.capture),
    },
    { type: 'separator' },
    { label: 'Open Hookglass', click: show },
    { label: 'Quit', click: quit },
  ]);
