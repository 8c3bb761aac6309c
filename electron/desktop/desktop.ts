import { app } from 'electron';
import type { DesktopSettings, DesktopSettingsPatch, DesktopState } from '../../core/contract/desktop.ts';
import type { EventSummary } from '../../core/contract/models.ts';
import type { ReceiverState } from '../../core/contract/state.ts';
import type { EngineHost } from '../engine-host.ts';
import type { SettingsFile } from '../settings.ts';
import type { Updates } from '../updates.ts';
import type { Windows } from '../windows.ts';
import { canOpenAtLogin, setOpenAtLogin } from './login.ts';
import { watchedQuery } from './notification.ts';
import { createNotifier } from './notifier.ts';
import { mayQuit } from './quit.ts';
import { createTray, type TrayState } from './tray.ts';

export interface DesktopOptions {
  engine: Pick<EngineHost, 'watch' | 'setCapture' | 'state'>;
  windows: Windows;
  settings: SettingsFile;
  updates: Updates;
  icons: string;
  diagnostics: () => string;
}

/** All that the app does outside its windows. */
export interface Desktop {
  state(): DesktopState;
  change(patch: DesktopSettingsPatch): DesktopState;
  /** Puts the settings into effect. */
  start(): void;
  receiverChanged(state: ReceiverState): void;
  captureChanged(on: boolean): void;
  arrived(newest: EventSummary, count: number): void;
  /** Quits, after the question where it is due. */
  quit(): void;
  checkForUpdates(): void;
  diagnostics(): string;
}

export function createDesktop(options: DesktopOptions): Desktop {
  const { engine, windows, settings, updates } = options;
  let now: TrayState = { address: null, capture: true };
  let unseen = 0;
  const chosen = (): DesktopSettings => settings.get().desktop;
  const quit = (): void => {
    if (confirmed()) app.quit();
  };
  const confirmed = (): boolean =>
    mayQuit({
      isDue: () =>
        chosen().askBeforeQuit && now.capture && now.address !== null && engine.state.status === 'up',
      neverAgain: () => settings.setDesktop({ askBeforeQuit: false }),
    });
  const tray = createTray(options.icons, {
    show: () => windows.show(),
    setCapture: engine.setCapture,
    quit,
  });
  const notifier = createNotifier((id) => windows.lead({ kind: 'event', id }));
  const showTray = (): void => tray.set(chosen().tray, now);
  const badge = (count: number): void => {
    unseen = count;
    // The dock on macOS, the launcher on some Linux desktops; nothing elsewhere.
    app.setBadgeCount(count);
  };
  const apply = (): void => {
    engine.watch(watchedQuery(chosen()));
    showTray();
  };
  windows.beforeLast(() => chosen().tray || process.platform === 'darwin' || confirmed());
  app.on('browser-window-focus', () => {
    notifier.clear();
    badge(0);
  });
  const state = (): DesktopState => ({
    settings: chosen(),
    updates: updates.available,
    canOpenAtLogin: canOpenAtLogin(),
    versions: runtimeVersions(),
  });
  return {
    state,
    change(patch) {
      const next = settings.setDesktop(patch);
      if (patch.openAtLogin !== undefined) setOpenAtLogin(next.openAtLogin);
      apply();
      return state();
    },
    start() {
      apply();
      if (chosen().lookForUpdates) void updates.check(false);
    },
    receiverChanged(receiver) {
      now = { ...now, address: receiver.status === 'listening' ? receiver.url : null };
      showTray();
    },
    captureChanged(capture) {
      if (capture === now.capture) return;
      now = { ...now, capture };
      showTray();
    },
    arrived(newest, count) {
      if (windows.focused()) return;
      badge(unseen + count);
      notifier.arrived(newest, count);
    },
    quit,
    checkForUpdates: () => void updates.check(true),
    diagnostics: options.diagnostics,
  };
}

/** What the app runs on, as a report names it. */
export const runtimeVersions = (): Record<string, string> => ({
  Electron: process.versions.electron ?? '',
  Chromium: process.versions.chrome ?? '',
  'Node.js': process.versions.node,
});
