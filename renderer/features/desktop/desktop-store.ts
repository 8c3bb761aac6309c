import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type DesktopSettings,
  type DesktopSettingsPatch,
  type DesktopState,
  desktopSettings,
} from '../../../core/contract/desktop.ts';
import type { DesktopHost } from '../../host/host.ts';

export interface DesktopStore {
  /** null in a browser, and until it is read. */
  readonly store: StoreApi<DesktopState | null>;
  load(): Promise<void>;
  /** Shown at once; what the app then says counts. Rejects where it could not be kept. */
  change(patch: DesktopSettingsPatch): Promise<void>;
}

export const standardDesktop: DesktopSettings = desktopSettings.parse({});

/** What a window of its own adds to the settings. */
export function createDesktopStore(host: DesktopHost | null): DesktopStore {
  const store = createStore<DesktopState | null>(() => null);
  const load = async (): Promise<void> => {
    // Without it the settings of the desktop are not shown, as in a browser.
    const state = await host?.get().catch(() => null);
    if (state) store.setState(state, true);
  };
  return {
    store,
    load,
    async change(patch) {
      const before = store.getState();
      if (!host || !before) return;
      store.setState({ ...before, settings: desktopSettings.parse({ ...before.settings, ...patch }) }, true);
      try {
        store.setState(await host.set(patch), true);
      } catch (thrown) {
        store.setState(before, true);
        throw thrown;
      }
    },
  };
}
