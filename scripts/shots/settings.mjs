// @ts-check
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {import('playwright-core').Page} Page */

/** Two values that no version of Hookglass writes. @param {string} folder */
export const breakSettings = (folder) =>
  writeFile(
    join(folder, 'settings.json'),
    '{"version":1,"interface":{"theme":"purple","times":"local"},"receiver":{"port":"four thousand"}}',
  );

/** The banner of the first start on that file. @param {Page} page */
export async function showTroubleBanner(page) {
  await page.getByText('Some settings could not be read').waitFor();
}

/** It would be above all other pictures. @param {Page} page */
export const dismissTrouble = (page) => page.evaluate('window.hookglass.dismissTrouble()');

/** What a colleague has set. All of it is made up. */
const TEAM = {
  hookglass: 'settings',
  version: 1,
  writtenBy: '0.1.0',
  writtenAt: '2026-11-25T09:00:00.000Z',
  interface: { times: 'utc' },
  receiver: { durability: 'power-loss' },
  endpoints: [
    {
      ...{ slug: 'orders', provider: 'meetinglawyers', scheme: null, rejectBadSignature: true },
      options: { headerName: null, recipe: null, publicUrl: null },
      answering: { rules: [], handshakes: { slack: false, meta: false, discord: false } },
      forwarding: { targets: [], paused: false },
    },
  ],
  environments: [{ name: 'staging', variables: { host: 'staging.example', api_token: '' } }],
  secrets: ['endpoint/orders/current', 'environment/staging/api_token'],
};

export const settingsPictures = [
  {
    name: 'settings-receiver',
    /** @param {Page} page */
    async prepare(page) {
      await page.evaluate("window.location.hash = '#/settings/receiver'");
      await page.getByRole('textbox', { name: 'Largest body' }).waitFor();
    },
  },
  {
    name: 'settings-search',
    /** @param {Page} page */
    async prepare(page) {
      await page.evaluate("window.location.hash = '#/settings/general'");
      await page.getByRole('combobox', { name: 'Search settings' }).fill('time');
      await page.getByRole('option', { name: /Times/ }).waitFor();
    },
  },
  {
    name: 'settings-import',
    /** @param {Page} page */
    async prepare(page) {
      await page.evaluate("window.location.hash = '#/settings/transfer'");
      await page.getByLabel('File of settings').setInputFiles({
        name: 'team-settings.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(TEAM)),
      });
      await page.getByRole('region', { name: 'Import preview' }).waitFor();
    },
  },
];
