import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type InterfaceSettings,
  type InterfaceSettingsPatch,
  interfaceSettings,
} from '../../../core/contract/settings.ts';
import type { Host } from '../../host/host.ts';

export interface Settings {
  readonly store: StoreApi<InterfaceSettings>;
  load(): Promise<void>;
  set(patch: InterfaceSettingsPatch): void;
}

/** The settings of a page as they are at first. */
export const standardInterface: InterfaceSettings = interfaceSettings.parse({});

export function createSettings(host: Pick<Host, 'getSettings' | 'setSettings'>): Settings {
  const store = createStore<InterfaceSettings>(() => standardInterface);
  return {
    store,
    async load() {
      // Settings that cannot be read are no reason not to start: the defaults stand.
      await host.getSettings().then(
        (settings) => store.setState(settings),
        () => {},
      );
    },
    set(patch) {
      // Shown at once, and as it was typed: a text that is too long to be kept is not taken away. Kept by the host when it can.
      store.setState((settings) => Object.assign({}, settings, patch), true);
      host.setSettings(patch).catch(() => {});
    },
  };
}
