import { app, type BrowserWindow, type WebContents } from 'electron';
import type { Destination } from '../core/contract/desktop.ts';
import { channel } from './channels.ts';
import type { SettingsFile } from './settings.ts';
import { openWindow, stateOf, type WindowOptions } from './window.ts';

/** The windows of this app; all show the same history, each over a port of its own. */
export interface Windows {
  all(): readonly BrowserWindow[];
  of(contents: WebContents): BrowserWindow | null;
  /** A new one, beside those that are there. */
  open(): BrowserWindow;
  /** Those of the last time. */
  restore(): void;
  /** The one in use comes to the front; where there is none, one is opened. */
  show(): BrowserWindow;
  /** Shows a place, an event or a file in the window in use. */
  lead(to: Destination): void;
  /** What a window that has just loaded is to show, once. */
  takeDestination(contents: WebContents): Destination | null;
  /** Whether the user looks at one. */
  focused(): boolean;
  /** Asked before the last one closes; false keeps it. */
  beforeLast(ask: () => boolean): void;
}

export function createWindows(options: WindowOptions & { settings: SettingsFile }): Windows {
  const open = new Set<BrowserWindow>();
  const waiting = new Map<number, Destination>();
  const loaded = new Set<number>();
  let quitting = false;
  let mayClose: () => boolean = () => true;
  app.on('before-quit', () => {
    quitting = true;
    // While all of them are still there: what is open now is what the next start opens.
    keep();
  });
  const keep = (): void => {
    const states = [...open].filter((window) => !window.isDestroyed()).map(stateOf);
    if (states.length > 0) options.settings.setWindows(states);
  };
  const add = (at: number): BrowserWindow => {
    const window = openWindow(options, at, () => {
      if (!quitting) keep();
    });
    const { id } = window.webContents;
    open.add(window);
    // A page that is loaded anew asks anew.
    window.webContents.on('did-navigate', () => loaded.delete(id));
    window.on('close', (event) => {
      if (!quitting && open.size === 1 && !mayClose()) event.preventDefault();
    });
    window.once('closed', () => {
      open.delete(window);
      waiting.delete(id);
      loaded.delete(id);
      if (!quitting) keep();
    });
    return window;
  };
  const last = (): BrowserWindow | undefined =>
    [...open].find((window) => window.isFocused()) ?? [...open].at(-1);
  const show = (): BrowserWindow => {
    const window = last() ?? add(0);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    return window;
  };
  return {
    all: () => [...open],
    of: (contents) => [...open].find((window) => window.webContents === contents) ?? null,
    open: () => add(open.size === 0 ? 0 : -1),
    restore() {
      const kept = Math.max(1, options.settings.get().windows.length);
      for (let at = 0; at < kept; at++) add(at);
    },
    show,
    lead(to) {
      const { webContents } = show();
      if (loaded.has(webContents.id)) webContents.send(channel.lead, to);
      else waiting.set(webContents.id, to);
    },
    takeDestination({ id }) {
      loaded.add(id);
      const to = waiting.get(id) ?? null;
      waiting.delete(id);
      return to;
    },
    focused: () => [...open].some((window) => window.isFocused()),
    beforeLast(ask) {
      mayClose = ask;
    },
  };
}
