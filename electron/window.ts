import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { HostInfo } from '../core/contract/host.ts';
import { keptPlace, type WindowSettings } from '../core/contract/settings-file.ts';
import type { Log } from '../core/log.ts';
import { INFO_ARGUMENT } from './channels.ts';
import type { SettingsFile } from './settings.ts';

const SIZE = { width: 1360, height: 820 };
const SMALLEST = { minWidth: 640, minHeight: 480 };
/** The page's own background, so that no white flashes before it is painted. */
const BACKGROUND = { light: '#f3f5f8', dark: '#0e1115' };
const SAVE_AFTER_MS = 300;
const CRASH_AGAIN_WITHIN_MS = 60_000;

export interface WindowOptions {
  preload: string;
  address: string;
  info: HostInfo;
  settings: SettingsFile;
  log: Log;
  /** Path of the icon for a window on Linux. */
  icon: string;
}

const STEP = 28;

function beside(): WindowSettings['bounds'] {
  const bounds = BrowserWindow.getFocusedWindow()?.getNormalBounds();
  return bounds ? { ...bounds, x: bounds.x + STEP, y: bounds.y + STEP } : null;
}

/** What is kept of a window: where it stands, and what it shows. */
export function stateOf(window: BrowserWindow): WindowSettings {
  return {
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
    zoom: window.webContents.getZoomLevel(),
    place: placeOf(window.webContents.getURL()),
  };
}

function placeOf(address: string): string {
  const parsed = keptPlace.safeParse(URL.canParse(address) ? new URL(address).hash.slice(1) : '');
  return parsed.success ? parsed.data : '';
}

/** `at`: which of the kept windows it is again; one that was not kept stands beside the window in use. */
export function openWindow(options: WindowOptions, at: number, onChange: () => void): BrowserWindow {
  const { preload, address, info, settings } = options;
  const kept = settings.get().windows[at] ?? { bounds: beside(), maximized: false, zoom: 0, place: '' };
  const window = new BrowserWindow({
    ...(visibleBounds(kept.bounds) ?? SIZE),
    ...SMALLEST,
    show: false,
    title: 'Hookglass',
    ...(process.platform === 'linux' ? { icon: options.icon } : {}),
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      additionalArguments: [INFO_ARGUMENT + JSON.stringify(info)],
    },
  });
  window.once('ready-to-show', () => {
    if (kept.maximized) window.maximize();
    window.show();
  });
  window.webContents.once('did-finish-load', () => window.webContents.setZoomLevel(kept.zoom));
  keepState(window, onChange);
  reloadAfterCrash(window, options.log);
  void window.loadURL(kept.place === '' ? address : `${address}#${kept.place}`);
  return window;
}

/** A window kept on a screen that is gone now would open out of sight. */
function visibleBounds(bounds: WindowSettings['bounds']): WindowSettings['bounds'] {
  if (!bounds) return null;
  const area = screen.getDisplayMatching(bounds).workArea;
  const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const down = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return across >= 100 && down >= 50 ? bounds : null;
}

function keepState(window: BrowserWindow, save: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.webContents.on('did-navigate-in-page', soon);
  window.on('close', save);
  window.once('closed', () => clearTimeout(timer));
}

/** Nothing is lost with the page: what it shows lives in the engine. Twice in a minute, and the user decides. */
function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let lastCrash = 0;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error('The page crashed', { reason, exitCode });
    const again = Date.now() - lastCrash < CRASH_AGAIN_WITHIN_MS;
    lastCrash = Date.now();
    if (!again) window.webContents.reload();
    void tellOfCrash(window, again);
  });
}

async function tellOfCrash(window: BrowserWindow, again: boolean): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: again ? 'The window crashed again.' : 'The window crashed and was loaded again.',
    detail: 'Requests are still being received, and none was lost.',
    buttons: again ? ['Load it again', 'Quit'] : ['OK'],
  });
  if (!again) return;
  if (response === 0) window.webContents.reload();
  else window.close();
}
