import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchElectron } from '../support/electron-launch.ts';
import { temporaryFolder } from '../support/engine.ts';
import { callEngine } from '../support/page-call.ts';
import { countOf, inboxOf, keepPictures, shown } from '../support/page-inbox.ts';

describe('the settings', () => {
  const folder = temporaryFolder();
  let app: ElectronApplication;
  let page: Page;
  const settingsFile = join(folder.path, 'settings.json');
  const open = async (): Promise<void> => {
    ({ app, page } = await launchElectron('.', ['--data', folder.path, '--port', '0']));
    await page.getByText('Engine running').waitFor();
  };
  const go = (place: string): Promise<unknown> => page.evaluate(`location.hash = '#/settings/${place}'`);
  const kept = (): unknown => JSON.parse(readFileSync(settingsFile, 'utf8'));

  beforeAll(async () => {
    writeFileSync(
      settingsFile,
      JSON.stringify({ interface: { theme: 'purple', times: 'utc' }, receiver: { port: 'x' } }),
    );
    await open();
  });
  afterAll(async () => {
    await app.close();
    folder.remove();
  });
  keepPictures(() => page);

  test('of a broken file keep what could be read, and a banner says what became of the rest', async () => {
    const banner = page.getByRole('status').filter({ hasText: 'Some settings could not be read' });
    await shown(banner.getByText(/interface\.theme, receiver\.port have their defaults/));
    const [copy = ''] = readdirSync(folder.path).filter((name) => name.startsWith('settings.broken-'));
    await shown(banner.getByText(copy, { exact: false }));
    expect(readFileSync(join(folder.path, copy), 'utf8')).toContain('purple');
    expect(await page.evaluate('window.hookglass.getSettings()')).toMatchObject({
      theme: 'system',
      times: 'utc',
    });
    await app.evaluate(({ shell }) => {
      shell.showItemInFolder = (path) => Object.assign(globalThis, { shownItem: path });
    });
    await banner.getByRole('button', { name: 'Show file' }).click();
    const shownItem = (): Promise<unknown> => app.evaluate(() => Reflect.get(globalThis, 'shownItem'));
    await expect.poll(shownItem).toBe(join(folder.path, copy));
    // Until it is dismissed it is told at each start.
    await app.close();
    await open();
    await page.getByRole('button', { name: 'Dismiss: Some settings could not be read' }).click();
    await countOf(page.getByText('Some settings could not be read')).toBe(0);
    await expect.poll(kept).toMatchObject({ version: 1, trouble: null, interface: { times: 'utc' } });
  });

  test('are found over all pages by keyboard, and the row found has the focus', async () => {
    await go('endpoints');
    await shown(page.getByRole('combobox', { name: 'Search settings' }));
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('dark mode');
    await shown(page.getByRole('option', { name: /Theme/ }));
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('location.hash')).toBe('#/settings/general/~theme');
    const focused = (): Promise<unknown> =>
      page.evaluate(`document.activeElement.closest('[data-setting]')?.dataset.setting`);
    await expect.poll(focused).toBe('theme');
    await page.getByRole('combobox', { name: 'Search settings' }).fill('zzz');
    await shown(page.getByText('No setting matches “zzz”'));
    await page.getByRole('combobox', { name: 'Search settings' }).fill('fsync');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('durability');
  });

  test('of the receiver: limits are judged at the field and applied, durability at once', async () => {
    await go('receiver');
    const body = page.getByRole('textbox', { name: 'Largest body' });
    await body.fill('5000');
    await page.getByRole('button', { name: 'Apply limits' }).click();
    await shown(page.getByText('A number from 0 to 1024 MB.'));
    await body.fill('0.5');
    await page.getByRole('button', { name: 'Apply limits' }).click();
    await expect
      .poll(async () => (await callEngine(page, 'operation.get', {})).limits.bodyBytes)
      .toBe(524_288);
    await page.getByText('Against power loss', { exact: true }).click();
    await expect
      .poll(async () => (await callEngine(page, 'operation.get', {})).durability)
      .toBe('power-loss');
  });

  test('go back to their defaults, one, a page or all, and a click brings them back', async () => {
    await go('general');
    await page.getByText('Dark', { exact: true }).click();
    await page.getByRole('button', { name: 'Reset Theme' }).click();
    await expect.poll(kept).toMatchObject({ interface: { theme: 'system' } });
    await page.getByText('Dark', { exact: true }).click();
    await page.getByRole('button', { name: 'Reset this page' }).click();
    await expect.poll(kept).toMatchObject({ interface: { theme: 'system', times: 'local' } });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(kept).toMatchObject({ interface: { theme: 'dark', times: 'utc' } });
    await go('transfer');
    await page.getByRole('button', { name: 'Reset all settings…' }).click();
    await page.getByRole('button', { name: 'Reset all', exact: true }).click();
    await shown(page.getByText('All settings have their defaults'));
    await expect.poll(async () => (await callEngine(page, 'operation.get', {})).durability).toBe('crash');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(async () => (await callEngine(page, 'operation.get', {})).durability)
      .toBe('power-loss');
    await expect.poll(kept).toMatchObject({ interface: { theme: 'dark' } });
  });

  test('leave as a file without secrets, and arrive after a look at what changes', async () => {
    const secret = { slug: '', which: 'current', secret: 'never-to-leave' } as const;
    await callEngine(page, 'endpoints.setSecret', secret);
    await go('transfer');
    const path = join(folder.path, 'exported.json');
    await app.evaluate(({ session }, to) => {
      session.defaultSession.once('will-download', (_event, item) => item.setSavePath(to));
    }, path);
    await page.getByRole('button', { name: 'Export settings' }).click();
    await shown(page.getByText('endpoint/*/current'));
    const read = (): string => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return '';
      }
    };
    await expect.poll(read).toContain('"hookglass": "settings"');
    expect(read()).not.toContain('never-to-leave');

    const file = {
      ...JSON.parse(read()),
      environments: [{ name: 'team', variables: { host: 'x.example' } }],
    };
    file.interface.theme = 'light';
    const chosen = (text: string) => ({
      name: 'team.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await page
      .getByLabel('File of settings')
      .setInputFiles(chosen('{"hookglass":"settings","version":1,"endpoints":[{"slug":5}]}'));
    await shown(page.getByRole('alert').filter({ hasText: 'cannot be imported' }));
    await page.getByLabel('File of settings').setInputFiles(chosen(JSON.stringify(file)));
    const preview = page.getByRole('region', { name: 'Import preview' });
    await shown(preview.getByText('Environment team'));
    await shown(preview.getByText('Interface theme'));
    expect(await callEngine(page, 'environments.list', {})).toEqual({ environments: [] });
    await preview.getByRole('button', { name: 'Import 2 changes' }).click();
    await shown(page.getByText('Settings imported from team.json'));
    await expect.poll(kept).toMatchObject({ interface: { theme: 'light' } });
    expect((await callEngine(page, 'environments.list', {})).environments).toHaveLength(1);
    await inboxOf(page).button('Undo').click();
    await expect.poll(kept).toMatchObject({ interface: { theme: 'dark' } });
    expect(await callEngine(page, 'environments.list', {})).toEqual({ environments: [] });
  });
});
