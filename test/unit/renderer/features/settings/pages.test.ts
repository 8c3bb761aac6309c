import { expect, test } from 'vitest';
import { settingsPageOf, settingsPages } from '../../../../../renderer/features/settings/pages.ts';
import { routeOf } from '../../../../../renderer/features/shell/sections.ts';

const pageAt = (fragment: string) => settingsPageOf(routeOf(fragment).rest[0] ?? null);

test('Settings opens on Endpoints, and each page has its address', () => {
  expect(pageAt('#/settings').name).toBe('Endpoints');
  expect(pageAt('#/settings/nonsense').name).toBe('Endpoints');
  for (const { id, name } of settingsPages) expect(pageAt(`#/settings/${id}`).name).toBe(name);
});
