import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');
const created = readFileSync('fixtures/okaya/user.created.json', 'utf8');

/** OkHi's documented example with some of its fields changed; `undefined` takes one away. */
function okhiWith(changes: Record<string, unknown>): string {
  const { v2 } = JSON.parse(verified) as { v2: Record<string, unknown> };
  return JSON.stringify({ v2: { ...v2, ...changes } });
}

describe.each(hosts)('Insights under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let page: Inbox;
  let table: Locator;

  const sendAll = async (bodies: readonly string[]): Promise<void> => {
    for (const body of bodies) expect(await send(running.receiver, { body })).toMatchObject({ status: 200 });
  };
  const row = (path: string): Locator =>
    table.getByRole('rowheader', { name: path, exact: true }).locator('xpath=../..');
  const summary = (sentence: string) =>
    textOf(running.page.getByRole('region', { name: 'Summary' })).toContain(sentence);
  const rowHeads = (): Promise<string[]> => table.getByRole('rowheader').allTextContents();

  beforeAll(async () => {
    running = await host.start(folder.path);
    page = inboxOf(running.page);
    table = running.page.getByRole('table', { name: 'Schema drift' });
    await page.link('Insights').click();
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('are a bench while nothing has come, and say that one event says little', async () => {
    await shown(running.page.getByRole('heading', { name: 'Insights', exact: true }));
    await shown(running.page.getByText('No event to learn from yet'));
    await page.button('Send test event').click();
    await summary('One event says little: at least two are needed');
    await textOf(row('/v2/user_id')).toContain('as documented');
  });

  test('count what comes meanwhile, and look again when they are asked to', async () => {
    const odd = okhiWith({ geo: { lat: 1.2 }, location_id: undefined, user_id: 7 });
    await sendAll([odd, odd, okhiWith({ once: 1 })]);
    const again = page.button('3 new events — look again');
    await shown(again);
    expect(await rowHeads()).not.toContain('/v2/geo');
    await again.click();
    await summary('3 of 12 fields differ from the document over 4 events.');
    await textOf(row('/v2/location_id')).toMatch(/missing.*2 of 4.*absent from 2 of 4 events/);
    await textOf(row('/v2/user_id')).toMatch(/retyped.*a number in 2 of 4 events/);
    await textOf(row('/v2/geo')).toMatch(/new.*not documented.*2 of 4/);
    await textOf(row('/v2/geo/lat')).toContain('learned');
    await textOf(row('/v2/once')).toContain('seen once');
    await shown(page.button('OkHi verified, 4 events, 3 fields differ'));
    await shown(page.button('Look again'));
  });

  test('show the differences alone, and are copied as JSON', async () => {
    await running.page.getByText('Differences', { exact: true }).click();
    await expect.poll(rowHeads).toEqual(['/v2/location_id', '/v2/user_id', '/v2/geo', '/v2/once']);
    await page.button('Copy as JSON: the report').click();
    await textOf(page.button('Copy as JSON: the report')).toBe('Copied');
    await running.page.getByText('All', { exact: true }).click();
    await countOf(table.getByRole('rowheader')).toBe(12);
  });

  test('open the event that shows it in the Inbox, and are there again afterwards', async () => {
    // Far enough from the newest that its row is drawn only where the list goes to it.
    for (let stray = 0; stray < 100; stray++) await send(running.receiver, { method: 'GET', path: '/stray' });
    await row('/v2/geo').getByRole('button', { name: 'Newest: #3, open event 3 in the Inbox' }).click();
    await expect
      .poll(() => page.selected.getAttribute('aria-label'))
      .toContain('Event 3, OkHi verified, invalid');
    await textOf(page.panel).toContain('geo');
    await page.link('Insights').click();
    await summary('3 of 12 fields differ from the document over 4 events.');
  });

  test('are driven by the keyboard', async () => {
    await sendAll([created, created]);
    const okaya = page.button('Okaya user.created, 2 events');
    await shown(okaya);
    await page.button(/^OkHi verified/).focus();
    await running.page.keyboard.press('ArrowUp');
    await expect.poll(() => running.page.evaluate('document.activeElement.textContent')).toContain('Okaya');
    await running.page.keyboard.press('Enter');
    await summary('No drift: all fields are as documented over 2 events.');
    await expect
      .poll(() => page.button('Okaya user.created, 2 events, no drift').getAttribute('aria-current'))
      .toBe('true');
    await running.page.keyboard.press('End');
    await running.page.keyboard.press('Enter');
    await summary('3 of 12 fields differ from the document over 4 events.');
  });

  test('can be cancelled in the middle of a look', async () => {
    // Generated: large enough that looking at them takes seconds, also on a quick machine.
    const long = JSON.stringify({
      event_type: 'made.up',
      api_version: 'v3',
      event_id: 'x',
      event_timestamp: 1,
      data: Array(200_000).fill(1),
    });
    await sendAll(Array<string>(200).fill(long));
    await page.button(/^OkHi made\.up/).click();
    await page.button('Cancel').click();
    await shown(running.page.getByText(/^Cancelled after \d+ events?\.$/));
    await page.button(/^OkHi verified/).click();
    await summary('3 of 12 fields differ from the document over 4 events.');
  });
});
