import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');

describe.each(hosts)('keeping under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;

  beforeAll(async () => {
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
    for (let sent = 1; sent <= 6; sent++) await send(running.receiver, { path: '/okhi', body: verified });
    await inbox.rows.nth(5).waitFor();
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  const row = (seq: number): Locator =>
    inbox.list.getByRole('listitem', { name: new RegExp(`^Event ${seq},`) });
  const press = (key: string) => running.page.keyboard.press(key);

  test('events are removed by the keyboard, and undo brings them back to their places', async () => {
    await row(4).click();
    await row(3).click({ modifiers: ['Shift'] });
    await press('Delete');
    await countOf(inbox.rows).toBe(4);
    await countOf(row(3)).toBe(0);
    await shown(running.page.getByText('Removed 2 events. They are in the trash'));
    // The newer neighbour is the one to go on with.
    await expect.poll(() => inbox.selected.getAttribute('aria-label')).toMatch(/^Event 5,/);
    await inbox.button('Undo').click();
    await countOf(inbox.rows).toBe(6);
    expect(await row(3).getAttribute('aria-posinset')).toBe('4');
  });

  test('what a search found is taken away at one click, and undo brings it back', async () => {
    await countOf(inbox.button('Clear found')).toBe(0);
    await running.page.getByRole('searchbox', { name: 'Search events' }).fill('seq>=5');
    await countOf(inbox.rows).toBe(2);
    await inbox.button('Clear found').click();
    await shown(running.page.getByText('Removed 2 events. They are in the trash'));
    await shown(running.page.getByText('No event matches'));
    await inbox.button('Undo').click();
    await countOf(inbox.rows).toBe(2);
    await inbox.button('Clear the search').first().click();
    await countOf(inbox.rows).toBe(6);
  });

  test('a pin and a note are set by the keyboard, and survive clearing the list', async () => {
    await row(2).click();
    await press('p');
    await expect.poll(() => row(2).getAttribute('aria-label')).toContain('pinned');
    await press('n');
    await running.page.getByRole('textbox', { name: 'Note' }).fill('the first of its kind');
    await press('Control+Enter');
    await expect.poll(() => row(2).getAttribute('aria-label')).toContain('note: the first of its kind');
    await inbox.button('Clear list').click();
    await countOf(inbox.rows).toBe(1);
    await shown(row(2));
    await inbox.button('Undo').click();
    await countOf(inbox.rows).toBe(6);
  });

  test('columns are chosen, one of them a field of the body, and stay over a restart of the page', async () => {
    await inbox.button('Columns').click();
    await running.page.getByRole('checkbox', { name: 'Running number' }).check();
    await running.page.getByRole('checkbox', { name: 'Size' }).uncheck();
    await running.page.getByRole('textbox', { name: 'Path of the field' }).fill('v2.user_id');
    await running.page.getByText('Compact').click();
    await press('Escape');
    await expect.poll(() => row(1).getAttribute('aria-label')).toMatch(/field \w+/);
    const height = async (): Promise<number | undefined> => (await row(1).boundingBox())?.height;
    await expect.poll(height).toBe(26);
    await running.page.reload();
    await expect.poll(() => row(1).getAttribute('aria-label'), { timeout: 10_000 }).toMatch(/field \w+/);
    expect(await height()).toBe(26);
  });

  test('the timeline tells what is in a span that is marked by the keyboard, and is a table too', async () => {
    const chart = running.page.getByRole('slider', { name: 'Timeline of arrivals' });
    await expect.poll(() => chart.getAttribute('aria-valuetext'), { timeout: 10_000 }).toContain('event');
    await chart.focus();
    await press('Home');
    await press('Shift+End');
    await expect.poll(() => chart.getAttribute('aria-valuetext')).toContain('6 events');
    await inbox.button('Timeline as a table').click();
    await shown(running.page.getByRole('table', { name: 'Arrivals' }));
    await inbox.button('Timeline as a table').click();
  });

  test('Insights has an overview, its pictures as tables too', async () => {
    await inbox.link('Insights').click();
    await inbox.link('Overview').click();
    await shown(running.page.getByText('Of all 6 events'));
    await inbox.button('Verdicts by type as a table').click();
    await textOf(running.page.getByRole('table', { name: 'Verdicts by type' })).toContain('okhi/verified');
    await textOf(running.page.getByRole('table', { name: 'Duplicates' })).toContain('6');
  });

  test('Settings says what is kept, applies a limit for good, and empties the trash', async () => {
    await inbox.link('Settings').click();
    await inbox.link('Storage').click();
    await shown(running.page.getByText(/^6 events, /));
    await running.page.getByRole('textbox', { name: 'Events at most, Whole history' }).fill('3');
    await inbox.button('Save limits').click();
    await shown(running.page.getByText(/^4 events, /));
    await inbox.link('Inbox').click();
    await countOf(inbox.rows).toBe(4);
    await inbox.button('Clear list').click();
    await countOf(inbox.rows).toBe(1);
    await inbox.link('Settings').click();
    await inbox.link('Storage').click();
    await shown(running.page.getByText('3 events in the trash'));
    await inbox.button('Empty trash').click();
    await shown(running.page.getByText('The trash is empty'));
  });
});
