import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import { isHost, port } from '../core/contract/calls.ts';
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
import { vaultPlace } from '../core/contract/state.ts';
import { receiverLimits } from '../core/receiver/limits.ts';
import { putAside } from './put-aside.ts';

const DEFAULT_PORT = 4000;

const MOST_WINDOWS = 8;

/** A place of our own page: words and steps, nothing that could be anything else in an address. */
export const keptPlace = z.string().regex(/^(?:\/[A-Za-z0-9._~%/-]{0,300})?$/);

const windowSettings = z.object({
  bounds: z
    .object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() })
    .nullable()
    .default(null),
  maximized: z.boolean().default(false),
  zoom: z.number().min(-5).max(5).default(0),
  /** What the page showed, as its address has it after `#`. */
  place: keptPlace.catch('').default(''),
});
export type WindowSettings = z.infer<typeof windowSettings>;

const receiverSettings = z.object({
  port: port.default(DEFAULT_PORT),
  host: z.string().refine(isHost).default('127.0.0.1'),
  limits: receiverLimits.prefault({}),
});

/** Where the user wants secrets kept; null is what is usual on this system. `told`: that memory forgets them. */
const vaultSettings = z.object({
  place: vaultPlace.nullable().catch(null).default(null),
  told: z.boolean().catch(false).default(false),
});

/** Everything that is kept in settings.json. Secrets never are. */
const settings = z.object({
  interface: interfaceSettings.prefault({}),
  windows: z.array(windowSettings).default([]),
  desktop: desktopSettings.prefault({}),
  receiver: receiverSettings.prefault({}),
  vault: vaultSettings.prefault({}),
});
export type Settings = z.infer<typeof settings>;

export interface SettingsFile {
  get(): Settings;
  setInterface(patch: InterfaceSettingsPatch): InterfaceSettings;
  setWindows(windows: readonly WindowSettings[]): void;
  setDesktop(patch: DesktopSettingsPatch): DesktopSettings;
  setReceiverPort(port: number): void;
  setVault(patch: Partial<Settings['vault']>): void;
  /** Where a file that could not be read was put aside, or null. */
  readonly setAside: string | null;
}

/** A broken file never stops the app: it is kept under another name, and the defaults are used. */
export function openSettings(dataDir: string, now: () => number): SettingsFile {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'settings.json');
  const setAside = isReadable(path) ? null : putAside(path, now());
  const store = new Store<Settings>({ cwd: dataDir, name: 'settings' });
  let current = settings.parse(store.store);
  const save = (next: Settings): void => {
    current = next;
    store.store = next;
  };
  return {
    setAside,
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
  };
}

function isReadable(path: string): boolean {
  if (!existsSync(path)) return true;
  try {
    return settings.safeParse(JSON.parse(readFileSync(path, 'utf8'))).success;
  } catch {
    return false;
  }
}
