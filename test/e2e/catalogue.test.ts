import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');

describe.each(hosts)('what the documents say, under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;

  const role = (name: Parameters<Running['page']['getByRole']>[0], accessibleName: string | RegExp) =>
    running.page.getByRole(name, { name: accessibleName, exact: typeof accessibleName === 'string' });
  const strip = () => role('status', 'Field');
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await running.page.keyboard.press(key);
  };
  const goTo = (fragment: string): Promise<unknown> =>
    running.page.evaluate(`window.location.hash = ${JSON.stringify(fragment)}`);
  const focused = () => expect.poll(() => running.page.evaluate('document.activeElement.textContent'));

  beforeAll(async () => {
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
    await send(running.receiver, { body: verified.replace('"v2": {', '"v2": {\n"extra": [{"a": 1}],') });
    await inbox.panel.getByText('"user_id"', { exact: true }).waitFor();
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('stands in a card at the field that is pointed at', async () => {
    const body = role('textbox', 'Body as text');
    const card = running.page.locator('.hg-card');
    await body.getByText('"user_id"', { exact: true }).hover();
    await textOf(card).toContain('OkHi user ID unique to the user');
    await textOf(card).toContain('/v2/user_id');
    await textOf(card).toContain('string · required');
    expect(await card.getByRole('link').getAttribute('href')).toBe('https://docs.okhi.com/v6.0.0/webhook');

    await body.getByText('"extra"', { exact: true }).hover();
    await textOf(card).toContain('Not documented. OkHi sends extra data');
    await body.getByText('"continuous"', { exact: true }).hover();
    await textOf(card).toContain('the user is in the second or subsequent verification windows');
    await inbox.button('Pause capture').focus();
    await press('Escape');
    await countOf(card).toBe(0);
  });

  test('stands below the body, of the field at the cursor: no pointer is needed', async () => {
    await textOf(strip()).toContain('Point at a field');
    await role('textbox', 'Body as text').focus();
    await press('Control+Home');
    await textOf(strip()).toContain('The whole body');
    await press('ArrowDown', 'ArrowDown');
    await textOf(strip()).toContain('/v2/extra');
    await textOf(strip()).toContain('Not documented.');
    await press('ArrowDown', 'End');
    await textOf(strip()).toContain('/v2/branch_id');
    await textOf(strip()).toContain('Stands in the example only');
    await press('ArrowDown', 'Home');
    await textOf(strip()).toContain('OkHi address ID unique to the address');
    expect(await strip().getByRole('link').count()).toBe(1);
  });

  test('follows the active line of the tree, and the pointer over it', async () => {
    await running.page.getByText('Tree', { exact: true }).click();
    const tree = role('tree', 'Body as tree');
    await tree.focus();
    await press('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await textOf(strip()).toContain('/v2/extra/0/a');
    await tree.getByRole('treeitem').filter({ hasText: 'location_id' }).hover();
    await textOf(strip()).toContain('/v2/location_id');
    await role('tab', 'Body').hover();
    await textOf(strip()).toContain('/v2/extra/0/a');
    await running.page.getByText('Text', { exact: true }).click();
  });

  test('is nothing where no provider was recognised', async () => {
    await send(running.receiver, { body: '{"a":1}' });
    await countOf(inbox.rows).toBe(2);
    await textOf(inbox.panel).toContain('"a"');
    await countOf(strip()).toBe(0);
  });

  test('is collected in the catalogue, which is searched and walked by keys', async () => {
    await inbox.link('Simulator').click();
    await inbox.link('Event catalogue').click();
    const types = role('navigation', 'Event types');
    await shown(types.getByRole('link', { name: /^user\.ekyc\.verified/ }));
    await textOf(types.getByRole('link', { name: /^verified/ })).toBe('verified1');
    await role('searchbox', 'Search event types').fill('ekyc');
    await countOf(types.getByRole('listitem')).toBe(2);
    await press('ArrowDown');
    await focused().toContain('Klustr');
    await press('ArrowDown');
    await focused().toContain('user.ekyc.verified');
    await shown(role('heading', 'user.ekyc.verified'));
    await textOf(role('region', 'Event type')).toContain(
      'Occurs when a user has verified their ekyc status.',
    );
    await textOf(role('region', 'Event type')).toContain('Use case 1: User Sign In, which has no event type');
    await role('searchbox', 'Search event types').fill('no such event');
    await textOf(types).toContain('No event type is found');
    await inbox.button('Show all').click();
    await countOf(types.getByRole('listitem')).toBe(33);
  });

  test('has an example to send; what arrives is counted and leads to the Inbox', async () => {
    await goTo('#/simulator/meetinglawyers/message_sent');
    const page = role('region', 'Event type');
    await textOf(role('table', 'Fields')).toContain('The identifier of the professional.');
    await textOf(role('region', 'The example as JSON')).toContain('"speciality": "work"');
    await textOf(page).toContain('None has arrived yet.');
    await inbox.button('Send to this receiver').click();
    await textOf(page).toContain('1 event arrived, the last #3');
    await textOf(page).toContain('Sent, answered 200');
    await send(running.receiver, { body: verified });
    await inbox.link('Show in Inbox').click();
    await expect
      .poll(() => inbox.selected.getAttribute('aria-label'))
      .toContain('Event 3, MeetingLawyers message_sent');
    await textOf(inbox.panel).toContain('"speciality"');
    await shown(inbox.button(/Paused following/));
  });

  test('is linked to: a type, a provider, and a name that there is not', async () => {
    await goTo('#/simulator/okaya');
    await textOf(role('region', 'Provider')).toContain(
      'By default, all participants are anonymized within Okaya.',
    );
    await goTo('#/simulator/okaya/user.deleted');
    await shown(running.page.getByText('Nothing in the catalogue has this name'));
    await role('link', 'Show the catalogue from its beginning').click();
    await shown(role('heading', 'Okaya'));
  });
});
