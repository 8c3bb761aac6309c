import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import {
  type DesktopSettings,
  type DesktopSettingsPatch,
  desktopSettings,
} from '../core/contract/desktop.ts';
import {
  type InterfaceSettings,
  type InterfaceSettingsPatch,
  interfaceSettings,
} from '../core/contract/settings.ts';
import { type Settings, settingsForm, type WindowSettings } from '../core/contract/settings-file.ts';
import { readVersioned } from '../core/contract/versioned.ts';
import { putAside } from './put-aside.ts';

const MOST_WINDOWS = 8;

export interface SettingsFile {
  get(): Settings;
  setInterface(patch: InterfaceSettingsPatch): InterfaceSettings;
  setWindows(windows: readonly WindowSettings[]): void;
  setDesktop(patch: DesktopSettingsPatch): DesktopSettings;
  setReceiverPort(port: number): void;
  setVault(patch: Partial<Settings['vault']>): void;
  dismissTrouble(): void;
}

/**
 * A broken file, or one of a later version, never stops the app: it is kept as it was under another name, and what could be read
 * of it holds. What became of it stands in the settings until the user has dismissed it.
 */
export function openSettings(dataDir: string, now: () => number): SettingsFile {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'settings.json');
  const read = readVersioned(textOf(path), settingsForm);
  const copy = read.trouble
    ? putAside(path, now(), read.trouble.reason === 'newer' ? 'newer' : 'broken')
    : null;
  const store = new Store<Settings>({ cwd: dataDir, name: 'settings' });
  let current = read.settings;
  const save = (next: Settings): void => {
    current = next;
    store.store = next;
  };
  if (read.trouble) save({ ...current, trouble: { ...read.trouble, copy } });
  return {
    get: () => current,
    setInterface(patch) {
      save({ ...current, interface: interfaceSettings.parse({ ...current.interface, ...patch }) });
      return current.interface;
    },
    setWindows: (windows) => save({ ...current, windows: windows.slice(0, MOST_WINDOWS) }),
    setDesktop(patch) {
      save({ ...current, desktop: desktopSettings.parse({ ...current.desktop, ...patch }) });
      return current.desktop;
    },
    setVault: (patch) => save({ ...current, vault: { ...current.vault, ...patch } }),
    setReceiverPort: (chosen) => save({ ...current, receiver: { ...current.receiver, port: chosen } }),
    dismissTrouble: () => save({ ...current, trouble: null }),
  };
}

const textOf = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);
