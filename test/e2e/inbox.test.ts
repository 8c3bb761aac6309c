import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');

describe.each(hosts)('the Inbox under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;
  let events = 0;

  /** How many there are, drawn or not. */
  const inList = async (): Promise<number> =>
    (await inbox.rows.count()) === 0 ? 0 : Number(await inbox.rows.first().getAttribute('aria-setsize'));

  /** One more than before is in the list. */
  const arrived = async (): Promise<void> => {
    events += 1;
    await expect.poll(inList, { timeout: 10_000 }).toBe(events);
  };

  beforeAll(async () => {
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  beforeEach(async () => {
    events = await inList();
  });
  keepPictures(() => running?.page);

  test('is a working bench while nothing has come', async () => {
    await shown(inbox.button('Copy local URL'));
    await shown(running.page.getByText(running.receiver, { exact: true }).first());
    await textOf(running.page.getByRole('region', { name: 'cURL', exact: true })).toContain(
      `${running.receiver}/`,
    );
    await inbox.button('Send test event').click();
    await arrived();
    await textOf(inbox.rows.first()).toContain('verified');
  });

  test('shows an event that a plain client sends, and what is known of it', async () => {
    expect(await send(running.receiver, { path: '/hooks?a=1', body: verified })).toMatchObject({
      status: 200,
    });
    await arrived();
    const newest = inbox.rows.first();
    await expect
      .poll(() => newest.getAttribute('aria-label'))
      .toMatch(/OkHi verified, valid,.*POST \/hooks\?a=1/);
    await newest.click();
    await textOf(inbox.panel).toContain('cn7V6ddO3w');
    await inbox.openTab('Headers');
    await textOf(inbox.panel).toContain('application/json');
    await inbox.openTab('Validation');
    await textOf(inbox.panel).toContain('Valid');
    await inbox.openTab('Signature');
    await textOf(inbox.panel).toContain('No secret is set for this endpoint');
    await inbox.openTab('Reply');
    await textOf(inbox.panel).toContain('200');
    await inbox.openTab('Body');
  });

  test('says where a body differs from what is documented', async () => {
    const body = verified.replace(/"location_id":.*\n/, '');
    await send(running.receiver, { body });
    await arrived();
    await expect.poll(() => inbox.rows.first().getAttribute('aria-label')).toContain('invalid');
    await inbox.rows.first().click();
    await inbox.openTab('Validation');
    await textOf(inbox.panel).toContain('/v2/location_id');
    await inbox.openTab('Body');
  });

  test('shows what is no event at all', async () => {
    await send(running.receiver, { method: 'PUT', path: '/anything', body: 'not json {' });
    await arrived();
    await expect.poll(() => inbox.rows.first().getAttribute('aria-label')).toContain('PUT /anything');
    await textOf(inbox.rows.first()).toContain('Not JSON');
  });

  test('is driven by the keyboard, and stops following while the user looks at one event', async () => {
    await inbox.list.focus();
    await running.page.keyboard.press('f');
    await shown(running.page.getByText('Following newest'));
    await running.page.keyboard.press('Home');
    const label = (): Promise<string | null> => inbox.selected.getAttribute('aria-label');
    await expect.poll(label).toContain(`Event ${events}`);
    await running.page.keyboard.press('ArrowDown');
    const second = `Event ${events - 1}`;
    await expect.poll(label).toContain(second);
    await send(running.receiver, { body: verified });
    await arrived();
    expect(await label()).toContain(second);
    await shown(inbox.button(/Paused following · 1 new/));
    await running.page.keyboard.press('f');
    await shown(running.page.getByText('Following newest'));
    await running.page.keyboard.press('End');
    await expect.poll(label).toContain('Event 1,');
    await running.page.keyboard.press('f');
  });

  test('keeps the keyboard in the list when the row that was clicked is not drawn any more', async () => {
    const { page } = running;
    for (let sent = 0; sent < 80; sent++) await send(running.receiver, { path: `/many/${sent}` });
    events += 80;
    await expect.poll(inList, { timeout: 10_000 }).toBe(events);
    const current = (): Promise<string | null> => inbox.selected.getAttribute('aria-label');
    const focused = (): Promise<unknown> =>
      page.evaluate('document.activeElement.getAttribute("aria-label")');
    const bothOn = async (seq: number): Promise<void> => {
      await expect.poll(current).toContain(`Event ${seq},`);
      await expect.poll(focused).toContain(`Event ${seq},`);
    };

    await inbox.rows.nth(2).click();
    await bothOn(events - 2);
    await page.keyboard.press('End');
    await bothOn(1);
    await page.keyboard.press('ArrowUp');
    await bothOn(2);

    // Scrolled away from, the selected row is not drawn: the list itself keeps the focus, and the keys.
    await inbox.list.evaluate((list) => list.scrollTo(0, 0));
    await expect.poll(focused).toBe('Events');
    expect(await inbox.list.getAttribute('tabindex')).toBe('0');
    await page.keyboard.press('ArrowUp');
    await bothOn(3);
    expect(await inbox.list.getAttribute('tabindex')).toBe('-1');
    expect(await inbox.list.locator('[tabindex="0"]').count()).toBe(1);

    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.getAttribute("role")')).toBe('tab');
    await page.keyboard.press('Escape');
    await bothOn(3);
    await page.keyboard.press('f');
    await bothOn(events);
  });

  test('takes the focus along with what comes, but never from elsewhere', async () => {
    const { page } = running;
    const focused = (): Promise<unknown> =>
      page.evaluate('document.activeElement.getAttribute("aria-label")');
    await inbox.list.focus();
    await page.keyboard.press('f');
    await send(running.receiver, { path: '/along' });
    events += 1;
    await expect.poll(focused).toContain(`Event ${events},`);
    await inbox.button('Pause capture').focus();
    await send(running.receiver, { path: '/elsewhere' });
    events += 1;
    await expect.poll(() => inbox.selected.getAttribute('aria-label')).toContain(`Event ${events},`);
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Pause');
  });

  test('keeps nothing while capture is paused, and says so to the sender', async () => {
    await inbox.button('Pause capture').click();
    await shown(running.page.getByText('Capture is paused'));
    expect((await send(running.receiver, { body: verified })).status).toBe(503);
    await inbox.button('Resume capture').click();
    await shown(inbox.button('Pause capture'));
    expect((await send(running.receiver, { body: verified })).status).toBe(200);
    await arrived();
  });

  test('changes its theme at once', async () => {
    await inbox.link('Settings').click();
    await inbox.link('General').click();
    const background = (): Promise<string> =>
      running.page.evaluate('getComputedStyle(document.body).backgroundColor');
    await running.page.getByText('Light', { exact: true }).click();
    await expect.poll(background).toMatch(/rgb\(2\d\d, 2\d\d, 2\d\d\)/);
    await running.page.getByText('Dark', { exact: true }).click();
    await expect.poll(background).toMatch(/rgb\(\d\d, \d\d, \d\d\)/);
    await inbox.link('Inbox').click();
    await expect.poll(inList).toBe(events);
  });
});
