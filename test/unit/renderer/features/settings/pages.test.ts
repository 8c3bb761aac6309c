import { expect, test } from 'vitest';
import { settingsPageOf, settingsPages } from '../../../../../renderer/features/settings/pages.ts';
import { insideOf } from '../../../../../renderer/features/shell/sections.ts';

test('Settings opens on Endpoints, and each page has its address', () => {
  expect(settingsPageOf(insideOf('#/settings')).name).toBe('Endpoints');
  expect(settingsPageOf(insideOf('#/settings/nonsense')).name).toBe('Endpoints');
  for (const { id, name } of settingsPages)
    expect(settingsPageOf(insideOf(`#/settings/${id}`)).name).toBe(name);
});
