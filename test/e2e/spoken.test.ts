import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronHost, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { countOf, type Inbox, inboxOf, keepPictures, textOf } from '../support/page-inbox.ts';
import { namesOf } from '../support/spoken.ts';

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');

describe('what a screen reader is given', () => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;
  const said = () => textOf(running.page.getByRole('status', { name: 'Announcements' }));

  beforeAll(async () => {
    running = await electronHost.start(folder.path);
    inbox = inboxOf(running.page);
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('arrivals are told, the first of all as well', async () => {
    await send(running.receiver, { path: '/okhi', body: verified });
    await said().toBe('1 new event');
  });

  test('a row is one sentence, which says all that is seen in it', async () => {
    await send(running.receiver, { path: '/okhi', body: verified.replace('"continuous"', '"weekly"') });
    await send(running.receiver, { method: 'GET', path: '/health?deep=1', headers: ['host', 'a.example'] });
    await countOf(inbox.rows).toBe(3);
    await said().toBe('2 new events, 1 invalid');
    const rows = (await namesOf(running.page, 'listitem')).filter((name) => name.startsWith('Event '));
    const time = String.raw`\d\d:\d\d:\d\d`;
    expect(rows).toEqual([
      expect.stringMatching(
        new RegExp(`^Event 3, No body, signature not checked, GET /health\\?deep=1, answered 200, ${time}`),
      ),
      expect.stringMatching(
        new RegExp(
          `^Event 2, OkHi verified, invalid, signature not checked, POST /okhi, answered 200, ${time}`,
        ),
      ),
      expect.stringMatching(
        new RegExp(
          `^Event 1, OkHi verified, valid, signature not checked, POST /okhi, answered 200, ${time}`,
        ),
      ),
    ]);
  });

  test('sections, tabs and addresses have the names that they are known by', async () => {
    const links = await namesOf(running.page, 'link');
    expect(links).toEqual(
      expect.arrayContaining([
        'Inbox',
        'Simulator',
        'Flows',
        'Handler check',
        'Signature bench',
        'Subscriptions',
        'Insights',
        'Settings',
        `Endpoints, Local ${running.receiver}`,
        'Public address, Off',
      ]),
    );
    const tabs = ['Body', 'Headers', 'Validation', 'Signature', 'Reply', 'Deliveries', 'Compare'];
    const heard = await namesOf(running.page, 'tab');
    expect(heard.map((name) => name.split(' ')[0])).toEqual(tabs);
    expect(await namesOf(running.page, 'tablist')).toEqual(['Event detail']);
    expect(await namesOf(running.page, 'searchbox')).toContain('Search events');
  });

  test('a dialog says what it is, and gives the focus back', async () => {
    const { page } = running;
    await inbox.button('Replay').click();
    await expect.poll(() => namesOf(page, 'dialog')).toEqual(['Replay event #3']);
    await page.keyboard.press('Escape');
    await expect.poll(() => namesOf(page, 'dialog')).toEqual([]);
    await inbox.button(/^Save as/).click();
    await expect.poll(() => namesOf(page, 'dialog')).toEqual(['Save 1 event']);
    await page.keyboard.press('Escape');
    await inbox.button('Columns').click();
    await expect.poll(() => namesOf(page, 'dialog')).toEqual(['Columns']);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Columns');
  });

  test('arrivals are told no more once that is switched off', async () => {
    const { page } = running;
    await page.evaluate("window.hookglass.setSettings({ spokenArrivals: 'off' })");
    await page.reload();
    await countOf(inbox.rows).toBe(3);
    await send(running.receiver, { path: '/okhi', body: verified });
    await countOf(inbox.rows).toBe(4);
    await said().toBe('');
  });
});
