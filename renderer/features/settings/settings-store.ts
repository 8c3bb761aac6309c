import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type InterfaceSettings,
  type InterfaceSettingsPatch,
  interfaceSettings,
} from '../../../core/contract/settings.ts';
import type { SettingsTrouble } from '../../../core/contract/versioned.ts';
import type { Host } from '../../host/host.ts';

export interface Settings {
  readonly store: StoreApi<InterfaceSettings>;
  /** What could not be taken over of what was kept, until it is dismissed. */
  readonly trouble: StoreApi<SettingsTrouble | null>;
  load(): Promise<void>;
  dismissTrouble(): void;
  set(patch: InterfaceSettingsPatch): void;
}

/** The settings of a page as they are at first. */
export const standardInterface: InterfaceSettings = interfaceSettings.parse({});

type SettingsHost = Pick<Host, 'getSettings' | 'setSettings' | 'getTrouble' | 'dismissTrouble'>;

export function createSettings(host: SettingsHost): Settings {
  const store = createStore<InterfaceSettings>(() => standardInterface);
  const trouble = createStore<SettingsTrouble | null>(() => null);
  return {
    store,
    trouble,
    async load() {
      // Settings that cannot be read are no reason not to start: the defaults stand.
      await host.getSettings().then(
        (settings) => store.setState(settings),
        () => {},
      );
      const told = await host.getTrouble().catch(() => null);
      if (told) trouble.setState(told, true);
    },
    dismissTrouble() {
      host.dismissTrouble();
      trouble.setState(null, true);
    },
    set(patch) {
      // Shown at once, and as it was typed: a text that is too long to be kept is not taken away. Kept by the host when it can.
      store.setState((settings) => Object.assign({}, settings, patch), true);
      host.setSettings(patch).catch(() => {});
    },
  };
}
