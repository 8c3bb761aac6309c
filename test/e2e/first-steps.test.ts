import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronHost, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { type NgrokStandIn, startNgrok } from '../support/ngrok/stand-in.ts';
import { TOKEN } from '../support/ngrok/token.ts';
import { callEngine } from '../support/page-call.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

describe('the first steps', () => {
  const folder = temporaryFolder();
  let ngrok: NgrokStandIn;
  let running: Running;
  let inbox: Inbox;
  const steps = (): Locator => running.page.getByRole('region', { name: 'First steps' });
  const step = (name: string): Locator => steps().getByRole('listitem').filter({ hasText: name });
  const start = async (): Promise<void> => {
    running = await electronHost.start(folder.path);
    inbox = inboxOf(running.page);
  };

  beforeAll(async () => {
    ngrok = await startNgrok();
    await start();
  });
  afterAll(async () => {
    await running?.stop();
    await ngrok.close();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('the empty Inbox offers three, none of them done', async () => {
    await textOf(steps()).toContain('0 of 3 done');
    for (const name of ['Test event', 'Public address', 'Subscription'])
      await textOf(step(name)).toContain(`To do: ${name}`);
  });

  test('an event that arrives ticks the first, and the rest stands below the list', async () => {
    await step('Test event').getByRole('button', { name: 'Send one now' }).click();
    await countOf(inbox.rows).toBe(1);
    await countOf(step('Public address')).toBe(0);
    await inbox.button('First steps: 1 of 3 done').click();
    await textOf(step('Test event')).toContain('Done: ');
    await textOf(step('Public address')).toContain('To do: ');
  });

  test('a tunnel that is online ticks the second; it stays so when the tunnel is closed', async () => {
    const { page } = running;
    await step('Public address').getByRole('link').click();
    await shown(page.getByRole('region', { name: 'Way to here' }));
    const info = await callEngine(page, 'tunnel.info', {});
    await callEngine(page, 'tunnel.save', {
      settings: { ...info.settings, server: ngrok.server, ca: ngrok.ca },
    });
    await callEngine(page, 'tunnel.setToken', { token: TOKEN });
    await callEngine(page, 'tunnel.start', {});
    await inbox.link('Inbox').click();
    await textOf(step('Public address')).toContain('Done: ');
    await callEngine(page, 'tunnel.stop', {});
    await shown(page.getByRole('link', { name: 'Public address, Off' }));
    await textOf(step('Public address')).toContain('Done: ');
  });

  test('what was done is known after a restart, with an empty Inbox too', async () => {
    await callEngine(running.page, 'events.clear', {});
    await running.stop();
    await start();
    await textOf(steps()).toContain('2 of 3 done');
    await textOf(step('Test event')).toContain('Done: ');
  });

  test('a webhook that sends here ticks the third: in the sandbox, without an account; then the guide is gone', async () => {
    const { page } = running;
    await step('Subscription').getByRole('button', { name: 'Practise in the sandbox' }).click();
    await inbox.button('Start sandbox').click();
    await inbox.button('Point one at my tunnel').click();
    await shown(page.getByRole('table', { name: 'Subscriptions' }));
    await inbox.link('Inbox').click();
    await shown(page.getByRole('heading', { name: 'Waiting for the first webhook' }));
    await countOf(steps()).toBe(0);
  });

  test('dismissed, they stay away', async () => {
    const { page } = running;
    await page.evaluate(
      'window.hookglass.setSettings({ firstSteps: { done: [], dismissed: false, unfolded: false } })',
    );
    await page.reload();
    await inbox.button('Dismiss: First steps').click();
    await countOf(steps()).toBe(0);
    await page.reload();
    await shown(page.getByRole('heading', { name: 'Waiting for the first webhook' }));
    await countOf(steps()).toBe(0);
    expect(await page.getByRole('button', { name: 'Send test event' }).isVisible()).toBe(true);
  });
});
