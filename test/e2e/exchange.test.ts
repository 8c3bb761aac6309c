import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');

describe.each(hosts)('files and comparison under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;

  const inList = async (): Promise<number> =>
    (await inbox.rows.count()) === 0 ? 0 : Number(await inbox.rows.first().getAttribute('aria-setsize'));
  const events = (count: number) => expect.poll(inList, { timeout: 10_000 }).toBe(count);
  const choose = async (name: string): Promise<void> => {
    const picked = running.page.waitForEvent('filechooser');
    await inbox.button('Import').click();
    await (await picked).setFiles(name);
  };

  beforeAll(async () => {
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('a HAR of a browser is imported, and what became of it is said', async () => {
    await choose('test/fixtures/har/electron-window.har');
    await shown(running.page.getByText(/\d events imported from electron-window.har/));
    await shown(running.page.getByText('Read as HAR 1.2.'));
    await events(3);
    await inbox.button('Show the first').click();
    await expect.poll(() => inbox.selected.getAttribute('aria-label')).toContain('Event 1,');
    await textOf(running.page.getByRole('region', { name: 'Event', exact: true })).toContain(
      'imported, first came',
    );
    await inbox.button('Close').click();
  });

  test('what cannot be read is refused in words and leaves nothing', async () => {
    await choose('package.json');
    await shown(running.page.getByText('package.json was not imported'));
    await textOf(running.page.getByRole('alert')).toContain('It is no HAR');
    await inbox.button('Close').click();
    await events(3);
  });

  test('two events are selected and held against each other, from the keyboard too', async () => {
    const { page } = running;
    for (const body of [
      verified,
      verified.replace('"continuous"', '"weekly"'),
      verified.replace('"continuous"', 'null'),
    ])
      await send(running.receiver, { path: '/okhi', body });
    await events(6);
    await inbox.rows.first().click();
    await inbox.openTab('Compare');
    const body = page.getByRole('table', { name: 'Body changes' });
    await textOf(body).toContain('/v2/verification_mode');
    await textOf(body).toContain('another type');
    await textOf(page.getByRole('tabpanel')).toContain('#5 → #6');

    await inbox.list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    const bar = page.getByRole('toolbar', { name: 'Selected events' });
    await textOf(bar).toContain('2 events selected');
    await bar.getByRole('button', { name: 'Compare' }).click();
    await textOf(page.getByRole('tabpanel')).toContain('#4 → #5');
    await textOf(body).toContain('"weekly"');
    await inbox.button('Swap').click();
    await textOf(page.getByRole('tabpanel')).toContain('#5 → #4');

    await page.getByText('Bytes', { exact: true }).click();
    await shown(page.getByRole('region', { name: 'Bytes side by side' }));
    await page.keyboard.press('n');
    await textOf(page.getByRole('tabpanel').getByRole('status')).toContain('at byte');
    await expect.poll(() => page.locator('[data-mark]').count()).toBeGreaterThan(0);
  });

  test('several events are saved, their secrets masked unless they are wanted', async () => {
    const { page } = running;
    const headers = [
      'host',
      new URL(running.receiver).host,
      'Authorization',
      'Bearer very-secret',
      'content-length',
      '2',
    ];
    await send(running.receiver, { path: '/secret', headers, body: '{}' });
    await send(running.receiver, { path: '/secret', headers, body: '[]' });
    await events(8);
    await inbox.rows.first().click();
    await inbox.rows.nth(1).click({ modifiers: ['ControlOrMeta'] });
    const bar = page.getByRole('toolbar', { name: 'Selected events' });
    const saved = async (masked: boolean, name: string): Promise<string> => {
      await bar.getByRole('button', { name: 'Save as' }).click();
      const dialog = page.getByRole('dialog');
      await textOf(dialog).toContain('Header Authorization × 2');
      if (!masked) {
        await dialog.getByRole('switch', { name: 'Mask secrets' }).click();
        await textOf(dialog).toContain('left as they came');
      }
      const path = join(folder.path, name);
      const done = savedTo(running, path);
      await dialog.getByRole('button', { name: 'Save', exact: true }).click();
      await done;
      return readFileSync(path, 'utf8');
    };
    const masked = JSON.parse(await saved(true, 'masked.har'));
    expect(masked.log.entries).toHaveLength(2);
    expect(JSON.stringify(masked)).not.toContain('very-secret');
    expect(await saved(false, 'raw.har')).toContain('Bearer very-secret');

    await choose(join(folder.path, 'raw.har'));
    await shown(page.getByText('2 events imported from raw.har'));
    await events(10);
    await inbox.button('Close').click();
  });

  test('an event is copied as a command', async () => {
    const { page } = running;
    await inbox.rows.first().click();
    await inbox.button('Copy as').first().click();
    await page.getByRole('menuitem', { name: 'cURL', exact: true }).click();
    await shown(page.getByRole('button', { name: 'Copy as' }).getByText('Copied as cURL'));
  });
});

/** Where the next download of the window goes, instead of a dialog. Resolves when it is there. */
async function savedTo({ app }: Running, path: string): Promise<void> {
  await app.evaluate(
    ({ session }, file) =>
      new Promise<void>((resolve) => {
        session.defaultSession.once('will-download', (_, item) => {
          item.setSavePath(file);
          item.once('done', () => resolve());
        });
      }),
    path,
  );
}
