import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');
const created = readFileSync('fixtures/okaya/user.created.json', 'utf8');
const invalid = '{"v2":{"verification_status":1}}';

describe.each(hosts)('the search under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;

  const start = async (): Promise<void> => {
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
  };
  beforeAll(async () => {
    await start();
    for (const body of [verified, created, invalid, verified, created, verified])
      await send(running.receiver, { path: '/hooks', body });
    await inbox.rows.nth(5).waitFor();
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  const box = () => running.page.getByRole('searchbox', { name: 'Search events' });
  const press = (key: string) => running.page.keyboard.press(key);
  const chip = (name: string) => inbox.button(name);

  test('finds by the keyboard alone, completes what is typed, and marks what matches in the body', async () => {
    await press('/');
    await running.page.keyboard.type('provider:okhi type:veri');
    await shown(running.page.getByRole('option', { name: /^verified / }));
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await expect.poll(() => box().inputValue()).toContain('type:verified');
    await countOf(inbox.rows).toBe(3);
    await running.page.keyboard.type('cn7V6ddO3w');
    await countOf(inbox.rows).toBe(3);
    await inbox.rows.first().click();
    await shown(running.page.locator('.hg-match').first());
    await textOf(running.page.locator('.hg-match').first()).toBe('cn7V6ddO3w');
  });

  test('chips write the text and read it back', async () => {
    await box().fill('');
    await countOf(inbox.rows).toBe(6);
    await chip('Invalid').click();
    await expect.poll(() => box().inputValue()).toBe('is:invalid');
    await countOf(inbox.rows).toBe(1);
    expect(await chip('Invalid').getAttribute('aria-pressed')).toBe('true');
    await box().fill('provider:okaya');
    await expect.poll(() => chip('Okaya').getAttribute('aria-pressed')).toBe('true');
    await countOf(inbox.rows).toBe(2);
  });

  test('says what is wrong at its characters, and leaves the list as it was', async () => {
    await box().fill('provider:okaya size>large');
    await shown(running.page.getByText('"large" is not a size'));
    await countOf(inbox.rows).toBe(2);
  });

  test('takes in what arrives and fits without moving the selection', async () => {
    // The list before has two rows as well: a click on one of those would be another's.
    await box().fill('');
    await countOf(inbox.rows).toBe(6);
    await box().fill('type:user.created');
    await countOf(inbox.rows).toBe(2);
    await inbox.rows.nth(1).click();
    const looked = await inbox.selected.getAttribute('aria-label');
    await send(running.receiver, { path: '/hooks', body: verified });
    await send(running.receiver, { path: '/hooks', body: created });
    await countOf(inbox.rows).toBe(3);
    expect(await inbox.selected.getAttribute('aria-label')).toBe(looked);
  });

  test('says that nothing matches, and is left for an event that it does not show', async () => {
    await box().fill('note:never');
    await shown(running.page.getByText('No event matches'));
    await running.page.evaluate("window.location.hash = '/inbox/3'");
    await countOf(inbox.rows).toBe(8);
    expect(await box().inputValue()).toBe('');
    await expect.poll(() => inbox.selected.getAttribute('aria-label')).toMatch(/^Event 3,/);
  });

  test('what was searched outlives a restart', async () => {
    await box().fill('is:invalid');
    await countOf(inbox.rows).toBe(1);
    await running.stop();
    await start();
    // A browser keeps it by the address, and another start has another port.
    if (host.name === 'electron') expect(await box().inputValue()).toBe('is:invalid');
    else await box().fill('is:invalid');
    await countOf(inbox.rows).toBe(1);
  });
});
