import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { removeFolder, writeProvider } from '../support/own-folder.ts';
import { acmeFiles, acmeManifest } from '../support/own-provider.ts';
import { countOf, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

const order = JSON.stringify({ type: 'order.paid', order: { id: 'ord_1', amount: 1 } });

describe.each(hosts)('providers of the user’s own under $name', (host) => {
  const folder = temporaryFolder();
  const elsewhere = temporaryFolder();
  const dataDir = join(folder.path, 'data');
  let running: Running;
  let card: Locator;
  const button = (name: string): Locator => card.getByRole('button', { name, exact: true });
  const mine = (): Locator => card.getByRole('list', { name: 'Your own providers' }).getByRole('listitem');
  const happened = (): Locator => card.getByRole('status', { name: 'What happened to your own providers' });
  /** Chooses a folder with these files, as the dialog would. */
  const choose = async (files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
    const chosen = join(elsewhere.path, 'chosen');
    removeFolder(chosen);
    writeProvider(chosen, files);
    writeFileSync(join(chosen, 'README.md'), 'no part of it');
    await card.locator('input[type=file]').setInputFiles(chosen);
  };
  const openSettings = async (): Promise<void> => {
    const inbox = inboxOf(running.page);
    await inbox.link('Settings').click();
    await inbox.link('Providers').click();
  };

  beforeAll(async () => {
    mkdirSync(dataDir);
    running = await host.start(dataDir);
    card = running.page.getByRole('region', { name: 'Your own providers' });
    await openSettings();
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
    elsewhere.remove();
  });
  keepPictures(() => running?.page);

  test('nothing yet is explained, with a whole example to copy', async () => {
    await textOf(card).toContain(join(dataDir, 'providers'));
    await shown(button('Copy folder of your own providers'));
    await textOf(card.getByRole('region', { name: 'provider.json' })).toContain('"id": "acme"');
    await card.getByText('schemas/order.paid.json', { exact: true }).last().click();
    await textOf(card.getByRole('region', { name: 'schemas/order.paid.json' })).toContain(
      '"pattern": "^ord_"',
    );
    await shown(button('Copy schemas/order.paid.json'));
  });

  test('a chosen folder with a problem is refused, and the problem is named', async () => {
    await choose(acmeFiles({ 'schemas/order.paid.json': { type: 'strin' } }));
    await textOf(happened()).toContain('Nothing was installed');
    const problems = card.getByRole('list', { name: 'Problems in the chosen folder' }).getByRole('listitem');
    await textOf(problems.first()).toMatch(/schemas\/order\.paid\.json\s*\/type"type" must be "array"/);
    await countOf(mine()).toBe(0);
    await choose(new Map([['schemas/order.paid.json', Buffer.from('{}')]]));
    await textOf(happened()).toContain('There is no provider.json in that folder');
  });

  test('a chosen folder becomes a provider: its events are recognised and shown', async () => {
    await choose(acmeFiles());
    await textOf(happened()).toContain('Acme Pay was installed.');
    await textOf(mine()).toContain('2 event types, 1 example');
    await send(running.receiver, { body: order });
    await inboxOf(running.page).link('Inbox').click();
    const { rows } = inboxOf(running.page);
    await expect.poll(() => rows.first().getAttribute('aria-label')).toContain('Acme Pay order.paid, valid,');
    await openSettings();
  });

  test('what is there is replaced on demand only', async () => {
    await choose(acmeFiles({ 'provider.json': acmeManifest({ label: 'Acme Two' }) }));
    await textOf(happened()).toContain('There is a provider "acme" already');
    await button('Keep the old one').click();
    await textOf(mine()).toContain('Acme Pay');
    await choose(acmeFiles({ 'provider.json': acmeManifest({ label: 'Acme Two' }) }));
    await button('Replace').click();
    await textOf(mine()).toContain('Acme Two');
  });

  test('what is removed can be put back, by the keyboard too', async () => {
    await button('Remove Acme Two').focus();
    await running.page.keyboard.press('Enter');
    await textOf(happened()).toContain('Acme Two was removed.');
    await countOf(mine()).toBe(0);
    // The focus went to Undo, as the button that had it is gone.
    await running.page.keyboard.press('Enter');
    await textOf(happened()).toContain('Acme Two is back.');
    await textOf(mine()).toContain('Acme Two');
  });

  test('what happens to the files shows by itself, problems with their place', async () => {
    const own = join(dataDir, 'providers');
    writeProvider(
      join(own, 'dropped'),
      acmeFiles({ 'provider.json': acmeManifest({ id: 'dropped', label: 'Dropped' }) }),
    );
    await textOf(mine().filter({ hasText: 'Dropped' })).toContain('2 event types');
    writeFileSync(join(own, 'dropped', 'events', 'order.paid.json'), '{\n"type": }');
    const problems = card.getByRole('list', { name: 'Problems in your own providers' });
    await textOf(problems).toMatch(/dropped\/events\/order\.paid\.json.*breaks off at line 2, column 9/);
    removeFolder(join(own, 'dropped'));
    await countOf(mine()).toBe(1);
    await countOf(problems).toBe(0);
    await button('Reload').click();
    await textOf(happened()).toContain('The folder was read: 1 provider, 0 problems.');
  });
});
