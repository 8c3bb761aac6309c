import { expect, test } from 'vitest';
import {
  type InterfaceSettings,
  type InterfaceSettingsPatch,
  interfaceSettings,
} from '../../../../../core/contract/settings.ts';
import { createSettings } from '../../../../../renderer/features/settings/settings-store.ts';

const defaults: InterfaceSettings = interfaceSettings.parse({});

function settingsOn(setSettings: (patch: InterfaceSettingsPatch) => Promise<InterfaceSettings>) {
  return createSettings({
    getSettings: () => Promise.resolve(defaults),
    setSettings,
    getTrouble: () => Promise.resolve(null),
    dismissTrouble: () => {},
  });
}

test('what is typed stands in its field as it is, also where it is too long to be kept', () => {
  const kept: InterfaceSettingsPatch[] = [];
  const settings = settingsOn((patch) => {
    kept.push(patch);
    return Promise.reject(new Error('too long'));
  });
  const text = 'x'.repeat(100_000);
  settings.set({ search: text });
  settings.set({ check: { ...defaults.check, headers: text } });
  expect(settings.store.getState()).toEqual({
    ...defaults,
    search: text,
    check: { ...defaults.check, headers: text },
  });
  expect(kept).toHaveLength(2);
});

test('what a patch does not name stays', () => {
  const settings = settingsOn((patch) => Promise.resolve({ ...defaults, ...interfaceSettings.parse(patch) }));
  settings.set({ theme: 'dark' });
  settings.set({ listWidth: 30 });
  expect(settings.store.getState()).toEqual({ ...defaults, theme: 'dark', listWidth: 30 });
});
