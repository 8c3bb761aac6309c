import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { lawyersHandler, SECRET } from '../support/handlers/lawyers.mjs';
import { listen } from '../support/handlers/listen.mjs';
import { countOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

type Lawyers = Awaited<ReturnType<typeof lawyersHandler>>;

describe.each(hosts)('the Handler check under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let handler: Lawyers;

  const box = (name: string) => running.page.getByRole('textbox', { name, exact: true });
  const button = (name: string) => running.page.getByRole('button', { name, exact: true });
  const report = () => running.page.getByRole('table', { name: 'Report' });
  const row = (id: string) => report().locator(`tr[data-case="${id}"]`);
  const open = () => running.page.getByRole('link', { name: 'Handler check', exact: true }).click();
  const more = () => running.page.getByText(/^More:/);
  const runTo = async (outcome: string): Promise<void> => {
    await button('Run check').click();
    await shown(running.page.getByText(outcome, { exact: true }));
    await shown(button('Save report'));
  };
  /** Where the next file that the page saves goes to. */
  const savesTo = (file: string): Promise<void> =>
    running.app.evaluate(({ session }, path) => {
      session.defaultSession.once('will-download', (_event, item) => item.setSavePath(path));
    }, file);

  /** A browser keeps it by address, and a server on any free port has another one after a restart: there it is a reload. */
  const again = async (): Promise<void> => {
    if (host.name === 'serve') return void (await running.page.reload());
    await running.stop();
    running = await host.start(folder.path);
  };

  beforeAll(async () => {
    running = await host.start(folder.path);
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  beforeEach(async () => {
    handler = await lawyersHandler(null);
    await open();
    await box('Handler URL').fill(handler.url);
    await running.page.getByRole('combobox', { name: 'Provider' }).click();
    await running.page.getByRole('option', { name: 'MeetingLawyers' }).click();
    if (!(await box('Secret').isVisible())) await more().click();
    await box('Secret').fill(SECRET);
  });
  afterEach(() => handler.close());
  keepPictures(() => running?.page);

  test('names what is wrong with its evidence, and saves the report', async () => {
    handler.become('accepts-missing');
    await runTo('1 failed');
    await textOf(row('missing-signature')).toContain('Failed');
    // The first that failed is shown without being asked for.
    const detail = running.page.getByRole('region', { name: 'Case' });
    await textOf(detail).toContain('The handler takes events that are not signed.');
    await textOf(detail.getByRole('region', { name: 'Sent' })).toContain('POST /hooks HTTP/1.1');
    await textOf(detail.getByRole('region', { name: 'Answered' })).toContain('HTTP/1.1 200');

    const file = join(folder.path, 'saved.xml');
    await savesTo(file);
    await button('Save report').click();
    await running.page.getByRole('menuitem', { name: 'JUnit XML' }).click();
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain('</testsuites>');
    const saved = readFileSync(file, 'utf8');
    expect(saved).toContain('failures="1"');
    expect(saved).not.toContain(SECRET);
  });

  test('runs what failed again, and says what was fixed and what regressed', async () => {
    handler.become('unknown-is-500');
    await runTo('1 failed');
    await countOf(report().locator('tbody tr')).toBe(22);
    handler.become(null);
    await button('Run failed again').click();
    await shown(running.page.getByText('0 failed', { exact: true }));
    await textOf(row('unknown-type')).toContain('fixed');
    await countOf(report().locator('tbody tr')).toBe(22);
    handler.become('unknown-is-500');
    await runTo('1 failed');
    await textOf(row('unknown-type')).toContain('regressed');
  });

  test('goes from row to row by the arrow keys, and runs by Ctrl+Enter', async () => {
    await running.page.keyboard.press('Control+Enter');
    await shown(button('Save report'));
    await row('duplicate').getByRole('button').click();
    await running.page.keyboard.press('ArrowDown');
    await textOf(running.page.getByRole('region', { name: 'Case' })).toContain('missing-signature');
  });

  test('says where nobody can be reached, and at its field what is no URL', async () => {
    await handler.close();
    await button('Run check').click();
    await textOf(running.page.getByRole('alert')).toContain('Nothing accepts connections');
    await box('Handler URL').fill('nowhere');
    await button('Run check').click();
    await shown(running.page.getByText('A whole URL, such as http://localhost:3000/webhooks.'));
    await expect.poll(() => running.page.evaluate('document.activeElement.ariaInvalid')).toBe('true');
  });

  test('says how far it is, and ends with what there is when it is cancelled', async () => {
    let requests = 0;
    const hanging = await listen((_request, response) => {
      if (++requests <= 3) response.end();
    }, '/');
    await box('Handler URL').fill(hanging.url);
    await button('Run check').click();
    await shown(running.page.getByText('3 of 22', { exact: true }));
    await button('Cancel').click();
    await shown(running.page.getByText('The check was cancelled'));
    await countOf(report().locator('tbody tr')).toBe(3);
    await expect.poll(() => button('Run failed again').isDisabled()).toBe(true);
    await hanging.close();
  });

  test('has what was typed after a restart, and the last report, but not the secret', async () => {
    await box('Headers').fill('X-Tenant: acme\nX-Api-Key: abc');
    await runTo('0 failed');
    await row('duplicate').getByRole('button').click();
    const sent = running.page.getByRole('region', { name: 'Sent' }).first();
    await textOf(sent).toContain('X-Tenant: acme');
    await textOf(sent).toContain('X-Api-Key: (masked)');
    const { url } = handler;
    await again();
    await open();
    await expect.poll(() => box('Handler URL').inputValue()).toBe(url);
    await countOf(report().locator('tbody tr')).toBe(22);
    await more().click();
    await expect.poll(() => box('Secret').inputValue()).toBe('');
    expect(await box('Headers').inputValue()).toBe('X-Tenant: acme\nX-Api-Key:');
    await button('Run check').click();
    await shown(running.page.getByText(/^Line 2: X-Api-Key has no value/));
    await box('Headers').fill('');
  });
});
