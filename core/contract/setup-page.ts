import { type DesktopSettings, desktopSettings } from './desktop.ts';
import { type InterfaceSettings, interfaceSettings } from './settings.ts';
import {
  changesOf,
  itemsOf,
  type Setup,
  type SetupChange,
  type SetupFile,
  setupFile,
  setupInterface,
  setup as setupShape,
} from './setup.ts';

/** What a page and its host keep themselves. `desktop` null: a browser. */
export interface PageSettings {
  readonly interface: InterfaceSettings;
  readonly desktop: DesktopSettings | null;
}

/** The engine's part and the page's, as a file. `now` in milliseconds since 1970, UTC. */
export function setupToFile(
  engine: Setup,
  page: InterfaceSettings,
  { version, now }: { version: string; now: number },
): SetupFile {
  const about = {
    hookglass: 'settings',
    version: 1,
    writtenBy: version,
    writtenAt: new Date(now).toISOString(),
  };
  return setupFile.parse({ ...about, ...engine, interface: setupInterface.parse(page) });
}

/** What of the page's part would change. A browser has no desktop: that part is passed over. */
export function pageChanges({ interface: page, desktop }: PageSettings, wanted: Setup): SetupChange[] {
  const there = setupShape.parse({ interface: setupInterface.parse(page), ...(desktop && { desktop }) });
  const taken = setupShape.parse({
    interface: wanted.interface,
    ...(desktop && { desktop: wanted.desktop }),
  });
  return changesOf(itemsOf(there), itemsOf(taken));
}

/** The settings with what the file has of them. */
export function withSetup<T extends { interface: InterfaceSettings; desktop: DesktopSettings }>(
  settings: T,
  wanted: Setup,
): T {
  return {
    ...settings,
    interface: interfaceSettings.parse({ ...settings.interface, ...wanted.interface }),
    desktop: desktopSettings.parse({ ...settings.desktop, ...wanted.desktop }),
  };
}
