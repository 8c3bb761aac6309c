import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noTunnel } from '../../core/contract/tunnel.ts';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { filesIn } from '../support/files.ts';
import { type NgrokStandIn, startNgrok } from '../support/ngrok/stand-in.ts';
import { TOKEN } from '../support/ngrok/token.ts';
import { type DocumentedApi, documentedApi, error } from '../support/okaya-api.ts';
import { callEngine } from '../support/page-call.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';
import { rawServer } from '../support/raw-server.ts';

describe.each(hosts)('Subscriptions under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;
  let api: DocumentedApi;
  let ngrok: NgrokStandIn;

  const box = (name: string): Locator => running.page.getByRole('textbox', { name, exact: true });
  const button = (name: string): Locator => running.page.getByRole('button', { name, exact: true });
  const table = (): Locator => running.page.getByRole('table', { name: 'Subscriptions' });
  const rows = (): Locator => table().locator('tbody tr');
  const alert = (): Locator => running.page.getByRole('alert');
  const open = () => running.page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
  const choose = async (account: string): Promise<void> => {
    await running.page.getByRole('combobox', { name: 'Account' }).click();
    await running.page.getByRole('option', { name: account, exact: true }).click();
  };
  /** The address that a webhook is pointed at: public where there is one. */
  const here = async (): Promise<string> =>
    (await callEngine(running.page, 'okaya.state', {})).targets[0]?.url ?? '';
  /** A browser keeps what was typed by address, and a server on any free port has another one after a restart: there it is a reload. */
  const again = async (): Promise<void> => {
    if (host.name === 'serve') await running.page.reload();
    else {
      await running.stop();
      running = await host.start(folder.path);
      inbox = inboxOf(running.page);
    }
    await open();
  };

  beforeAll(async () => {
    api = await documentedApi();
    ngrok = await startNgrok();
    running = await host.start(folder.path);
    await callEngine(running.page, 'tunnel.save', {
      settings: { ...noTunnel, server: ngrok.server, ca: ngrok.ca },
    });
    await callEngine(running.page, 'tunnel.setToken', { token: TOKEN });
    await callEngine(running.page, 'tunnel.start', {});
    await ngrok.until(() => ngrok.online);
    inbox = inboxOf(running.page);
    await open();
  });
  afterAll(async () => {
    await running?.stop();
    await api.close();
    await ngrok.close();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('the sandbox is started, a subscription points here, and its event arrives valid', async () => {
    await shown(running.page.getByText('Webhooks that are registered at Okaya'));
    await button('Start the sandbox').click();
    await button('Stop sandbox').waitFor();
    await shown(running.page.getByText('nothing here reaches Okaya'));
    await shown(running.page.getByText('has no webhooks'));

    await button('New subscription').click();
    await button(`Use ${await here()}`).click();
    await box('Description').fill('My bench');
    await box('Description').press('Enter');
    await countOf(rows()).toBe(1);
    await textOf(rows().first()).toContain(await here());

    await button('Sandbox: running').click();
    await button('Send user.created').click();
    const deliveries = running.page.getByRole('list', { name: 'Deliveries of the sandbox' });
    await textOf(deliveries).toContain('answered 200');
    await inbox.link('Inbox').click();
    await expect.poll(() => inbox.rows.first().getAttribute('aria-label')).toMatch(/user\.created.* valid,/);
    await open();
  });

  test('a webhook is pointed here, follows the address, and is put back', async () => {
    const elsewhere = 'https://integration.example/webhook';
    const row = rows().filter({ hasText: 'Elsewhere' });
    await button('New subscription').click();
    await box('URL').fill(elsewhere);
    await box('Description').fill('Elsewhere');
    await button('Create subscription').click();
    await button('Point at my tunnel: Elsewhere').click();
    await textOf(row).toContain('points here');
    await textOf(row).toContain(await here());
    // The public address goes: in the sandbox the local one is offered in its place.
    await callEngine(running.page, 'tunnel.stop', {});
    await textOf(row).toContain('address changed');
    await button('Point at the new URL').click();
    await textOf(row).toContain('points here');
    await textOf(row).toContain(await here());
    await button('Put Elsewhere back').click();
    await countOf(row.getByText('points here')).toBe(0);
    await expect
      .poll(() => button('Copy URL of Elsewhere').locator('xpath=..').textContent())
      .toContain(elsewhere);
  });

  test('an account is added at its fields, and its key is nowhere to be seen', async () => {
    await button('New account').click();
    await box('Name').fill('Clinic');
    await box('Base URL').fill('http://api.okaya.me');
    await box('Groups').fill('abc');
    await button('Add account').click();
    await shown(running.page.getByText('Over http:// the API key could be read'));
    await box('Base URL').fill(api.url);
    await button('Add account').click();
    await shown(running.page.getByText('is no group ID'));
    await box('Groups').fill(api.groupID);
    await button('Add account').click();
    await shown(running.page.getByText('Paste the API key of the account.'));
    await running.page.getByLabel('API key', { exact: true }).fill(api.apiKey);
    await button('Add account').click();
    await shown(running.page.getByText('has no webhooks'));
    expect(api.asked.at(-1)).toMatchObject({ method: 'GET', apiKey: api.apiKey });

    const seen = `${await running.page.content()}${await running.page.evaluate(
      'JSON.stringify([localStorage, [...document.querySelectorAll("input")].map((i) => i.value)])',
    )}${JSON.stringify(await callEngine(running.page, 'okaya.state', {}))}`;
    expect(seen).not.toContain(api.apiKey);
    for (const path of filesIn(folder.path))
      expect(readFileSync(path).includes(api.apiKey), path).toBe(false);
  });

  test('what is typed is there after a refusal and after a restart', async () => {
    await button('New subscription').click();
    await box('URL').fill('https://');
    await box('Description').fill('Kept');
    await button('Create subscription').click();
    await textOf(running.page.locator('[id$="-error"]')).toContain('“Invalid URL”');
    await box('URL').fill('http://192.168.0.7/hooks');
    await shown(running.page.getByText('Okaya cannot reach it.'));
    await box('URL').fill('http://integration.example/webhook');
    await shown(running.page.getByText('This URL is not HTTPS.'));
    await again();
    await expect.poll(() => box('URL').inputValue()).toBe('http://integration.example/webhook');
    await expect.poll(() => box('Description').inputValue()).toBe('Kept');
    if (host.name === 'electron') {
      // Without a keyring the window keeps secrets until it ends.
      const { apiKey } = (await callEngine(running.page, 'okaya.state', {})).accounts[1] ?? {};
      if (apiKey !== 'set') {
        await button('Set the API key').click();
        await running.page.getByLabel('API key', { exact: true }).fill(api.apiKey);
        await button('Save account').click();
        await button('New subscription').click();
        expect(await box('URL').inputValue()).toBe('http://integration.example/webhook');
      }
    }
    await box('URL').fill('https://integration.example/webhook');
    await button('Create subscription').click();
    await countOf(rows()).toBe(1);
  });

  test('one is changed, deleted after a question, and created again', async () => {
    await button('Edit Kept').click();
    await box('Description').fill('Changed');
    // Another form between does not take what was typed.
    await button('New subscription').click();
    await expect.poll(() => box('Description').inputValue()).toBe('');
    await button('Edit Kept').click();
    await expect.poll(() => box('Description').inputValue()).toBe('Changed');
    await button('Save subscription').click();
    await textOf(rows().first()).toContain('Changed');
    await button('Delete Changed').click();
    await expect.poll(() => running.page.evaluate('document.activeElement.textContent')).toBe('Keep');
    await running.page.keyboard.press('Escape');
    await button('Delete Changed').click();
    await button('Yes, delete').click();
    await shown(running.page.getByText('has no webhooks'));
    await expect.poll(() => running.page.evaluate('document.activeElement.textContent')).toBe('Create again');
    await running.page.keyboard.press('Enter');
    await textOf(rows().first()).toContain('https://integration.example/webhook');
  });

  test.each<[string, string]>([
    ['Group not found', 'Check the group ID'],
    ['groupID must be a number', 'digits only'],
    ['You are missing the path parameter groupID', 'Give the group ID'],
  ])('"%s" is told with the group marked', async (answer, advice) => {
    api.answerWith(error(answer));
    await button('Read again').click();
    await textOf(alert()).toContain(`“${answer}”`);
    await textOf(alert()).toContain(advice);
    await expect.poll(() => box('Group ID').getAttribute('aria-invalid')).toBe('true');
    // The list is what was known before.
    await countOf(rows()).toBe(1);
  });

  test('a webhook that was deleted meanwhile, a wrong key, HTML, 10 MB: each in words', async () => {
    await button('Edit Changed').click();
    api.answerWith(error('Webhook not found'));
    await button('Save subscription').click();
    await textOf(alert()).toContain('It may have been deleted meanwhile.');
    await expect.poll(() => box('Description').inputValue()).toBe('Changed');
    api.answerWith({ status: 401 });
    await button('Save subscription').click();
    await textOf(alert()).toContain('does not accept the API key');
    await shown(button('Set the API key'));
    api.answerWith({ status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Sign in</h1>' });
    await button('Save subscription').click();
    await textOf(alert()).toContain('with HTML instead of JSON');
    await expect.poll(() => box('The answer, which is not documented').inputValue()).toBe('<h1>Sign in</h1>');
    api.answerWith({ status: 200, body: 'a'.repeat(10 * 1024 * 1024) });
    await button('Save subscription').click();
    await textOf(alert()).toContain('it was cut');
    await button('Close').click();
  });

  test('a server that hangs is left by Cancel', async () => {
    const hanging = await rawServer(() => {});
    const account = { id: null, name: 'Hanging', baseUrl: hanging.url, groups: ['1'], apiKey: 'a' };
    await callEngine(running.page, 'okaya.saveAccount', account);
    await choose('Hanging');
    await shown(running.page.getByText('Reading the list…'));
    await button('Cancel').click();
    await expect.poll(() => button('Cancel').isVisible()).toBe(false);
    await hanging.close();
    await choose('Clinic');
    await countOf(rows()).toBe(1);
  });
});
