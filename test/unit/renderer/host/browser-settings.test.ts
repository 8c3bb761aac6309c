import { expect, test } from 'vitest';
import { keptSettings, type TextStorage } from '../../../../renderer/host/browser-settings.ts';
import { settingsTexts } from '../../../support/former-settings.ts';

const KEY = 'hookglass.settings';
const COPY = 'hookglass.settings.set-aside';

function storageWith(text?: string): TextStorage & { readonly kept: Map<string, string> } {
  const kept = new Map(text === undefined ? [] : [[KEY, text]]);
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

test('what a browser kept in the first days is taken over, and kept on with its version', async () => {
  const storage = storageWith(settingsTexts.browser);
  const settings = keptSettings(storage);
  expect(await settings.getSettings()).toMatchObject({ theme: 'light', times: 'utc' });
  expect(await settings.getTrouble()).toBeNull();
  await settings.setSettings({ theme: 'dark' });
  expect(JSON.parse(storage.kept.get(KEY) ?? '')).toMatchObject({
    version: 1,
    interface: { theme: 'dark', times: 'utc' },
  });
});

test('what is broken is kept as it was and told, also after a reload, until it is dismissed', async () => {
  const broken = '{"version":1,"interface":{"theme":"purple","times":"utc"}}';
  const storage = storageWith(broken);
  const saved: string[] = [];
  const settings = keptSettings(storage, (_name, bytes) => saved.push(new TextDecoder().decode(bytes)));
  expect(await settings.getSettings()).toMatchObject({ theme: 'system', times: 'utc' });
  const trouble = { reason: 'values', copy: COPY, lost: ['interface.theme'] };
  expect(await settings.getTrouble()).toEqual(trouble);
  expect(storage.kept.get(COPY)).toBe(broken);
  settings.showCopy();
  expect(saved).toEqual([broken]);

  const reloaded = keptSettings(storage);
  expect(await reloaded.getTrouble()).toEqual(trouble);
  reloaded.dismissTrouble();
  expect(await keptSettings(storage).getTrouble()).toBeNull();
  expect(storage.kept.get(COPY)).toBe(broken);
});

test('what cannot be copied is not written over', async () => {
  const storage = storageWith('{');
  const full: TextStorage = {
    getItem: storage.getItem,
    setItem() {
      throw new Error('QuotaExceededError');
    },
  };
  const settings = keptSettings(full);
  expect(await settings.getTrouble()).toEqual({ reason: 'unreadable', copy: null, lost: [] });
  expect(await settings.setSettings({ theme: 'dark' })).toMatchObject({ theme: 'dark' });
  expect(await settings.getSettings()).toMatchObject({ theme: 'dark' });
  expect(storage.kept.get(KEY)).toBe('{');
});

test('another page of the same browser keeps what it changed', async () => {
  const storage = storageWith();
  const [one, other] = [keptSettings(storage), keptSettings(storage)];
  await one.setSettings({ theme: 'dark' });
  expect(await other.setSettings({ times: 'utc' })).toMatchObject({ theme: 'dark', times: 'utc' });
});

test('without storage the settings last as long as the page', async () => {
  const settings = keptSettings(null);
  await settings.setSettings({ times: 'utc' });
  expect(await settings.getSettings()).toMatchObject({ times: 'utc' });
  expect(await settings.getTrouble()).toBeNull();
});
