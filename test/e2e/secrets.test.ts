import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { filesWith, heapFinds } from '../support/leaks.ts';
import { callEngine } from '../support/page-call.ts';
import { countOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

/** Told apart by their beginnings, and found however they are cut. */
const secretOf = (what: string): string => `zq7${what}Vk3xWn8rTb5`;
const typed = [
  'vault',
  'rotated',
  'endpoint',
  'token',
  'apikey',
  'simulator',
  'bench',
  'passphrase',
] as const;
const all: readonly string[] = typed.map(secretOf);

describe.each(hosts)('secrets under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  const role = (...given: Parameters<Running['page']['getByRole']>) => running.page.getByRole(...given);
  const field = (label: string) => running.page.getByLabel(label, { exact: true });
  const go = (place: string): Promise<unknown> =>
    running.page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
  const press = (name: string): Promise<void> => role('button', { name, exact: true }).click();

  beforeAll(async () => {
    running = await host.start(folder.path);
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('are added, rotated, renamed, deleted and brought back on their page', async () => {
    await go('settings/secrets');
    await shown(running.page.getByText('No secret is set yet'));
    await field('Name').fill('two words');
    await field('Secret').fill(secretOf('vault'));
    await press('Add secret');
    await shown(running.page.getByText('That is no name for a secret'));
    await field('Name').fill('handler');
    await press('Add secret');
    await press('Rotate: handler');
    expect(await field('Secret').inputValue()).toBe('');
    await field('New value of handler').fill(secretOf('rotated'));
    await press('Rotate');
    await press('Rename: handler');
    await field('New name of handler').fill('handler-staging');
    await press('Rename it');
    await press('Delete: handler-staging');
    await shown(running.page.getByText('Nobody uses it.'));
    await press('Delete it');
    await shown(running.page.getByText('No secret is set yet'));
    await press('Undo');
    await shown(role('button', { name: 'Rotate: handler-staging' }));
  });

  test('sign what names them, and their users say so when they are gone', async () => {
    await go('simulator');
    await role('combobox', { name: 'Secret from' }).click();
    await role('option', { name: 'handler-staging' }).click();
    await go('handler-check');
    await running.page.getByText(/^More:/).click();
    await role('combobox', { name: 'Or from the vault' }).click();
    await role('option', { name: 'handler-staging' }).click();
    await go('signature-bench');
    await role('combobox', { name: 'Or from the vault' }).click();
    await role('option', { name: 'handler-staging' }).click();
    await go('settings/secrets');
    await press('Delete: handler-staging');
    await shown(running.page.getByText('In use by Simulator, Handler check'));
    await press('Delete it');
    await go('simulator');
    await shown(running.page.getByText('This secret is gone from the vault.'));
    await go('handler-check');
    await shown(running.page.getByText('This secret is gone from the vault.'));
    await go('settings/secrets');
    await press('Undo');
  });

  test('are in no file, no export and nowhere in the page once they were handed over', async () => {
    await go('settings/endpoints/*');
    await field('Current secret').fill(secretOf('endpoint'));
    await press('Set secret');
    await shown(role('button', { name: 'Rotate current secret' }));
    await go('settings/public');
    await field('Token').fill(secretOf('token'));
    await press('Set token');
    await shown(role('button', { name: 'Replace token' }));
    await callEngine(running.page, 'okaya.saveAccount', {
      ...{ id: null, name: 'Staging', baseUrl: 'https://api.example.com', groups: [] },
      apiKey: secretOf('apikey'),
    });
    await go('simulator');
    await role('combobox', { name: 'Template' }).click();
    await role('option', { name: /message_sent/ })
      .first()
      .click();
    await role('textbox', { name: 'Target URL' }).fill(running.receiver);
    await role('combobox', { name: 'Secret from' }).click();
    await role('option', { name: 'Typed here' }).click();
    await field('Secret').fill(secretOf('simulator'));
    await press('Send');
    await shown(role('region', { name: 'Result' }).getByText('200').first());
    await go('signature-bench');
    await role('textbox', { name: 'Secret', exact: true }).fill(secretOf('bench'));
    await role('textbox', { name: 'Raw request' }).fill(
      'POST / HTTP/1.1\r\nX-Hub-Signature-256: sha256=00\r\n\r\n{}',
    );
    await press('Diagnose');
    await shown(role('region', { name: 'Diagnosis' }).getByRole('heading').first());

    await go('settings/secrets');
    await role('radio', { name: 'In a file with a passphrase' }).click();
    await field('Passphrase').fill(secretOf('passphrase'));
    await field('Passphrase once more').fill(secretOf('passphrase'));
    await press('Move them there');
    await textOf(role('note', { name: 'Vault' })).toContain('Secrets are in a file with a passphrase');
    await go('inbox');
    await shown(role('list', { name: 'Events' }));

    expect(await heapFinds(running.page, ['Engine running'])).toEqual(['Engine running']);
    expect(await heapFinds(running.page, all)).toEqual([]);
    for (const secret of all) expect(filesWith(folder.path, secret)).toEqual([]);
    for (const format of ['har', 'json', 'bundle', 'http', 'curl'] as const) {
      const { bytesBase64 } = await callEngine(running.page, 'exchange.export', {
        ...{ ids: ['1'], format, masked: false, from: 0 },
      });
      const text = Buffer.from(bytesBase64, 'base64').toString('latin1');
      expect(all.filter((secret) => text.includes(secret))).toEqual([]);
    }
    for (const call of [
      'drafts.list',
      'simulator.desk',
      'secrets.list',
      'engine.state',
      'okaya.state',
    ] as const) {
      const text = JSON.stringify(await callEngine(running.page, call, {}));
      expect(all.filter((secret) => text.includes(secret))).toEqual([]);
    }
    if (host.name === 'serve') return;
    const diagnostics = await running.page.evaluate<string>('window.hookglass.diagnostics()');
    expect(all.filter((secret) => diagnostics.includes(secret))).toEqual([]);
    expect(readFileSync(join(folder.path, 'settings.json'), 'utf8')).toContain('"place": "sealed"');
  });

  test('are locked after a restart until the passphrase is given', async () => {
    await running.stop();
    running = await host.start(folder.path);
    await shown(running.page.getByText('Secrets are locked'));
    await field('Passphrase').first().fill('wrong');
    await press('Unlock');
    await shown(running.page.getByText('does not open the vault file'));
    await field('Passphrase').first().fill(secretOf('passphrase'));
    await press('Unlock');
    await expect
      .poll(async () => (await callEngine(running.page, 'engine.state', {})).vault.locked, {
        timeout: 15_000,
      })
      .toBe(false);
    // The engine is open before the page has drawn it.
    await countOf(running.page.getByText('Secrets are locked')).toBe(0);
    await countOf(field('Passphrase')).toBe(0);
    const { secrets } = await callEngine(running.page, 'secrets.list', {});
    expect(secrets.map(({ kind }) => kind)).toEqual(['named', 'endpoint', 'tunnel', 'okaya']);
    expect(await heapFinds(running.page, all)).toEqual([]);
  });
});
