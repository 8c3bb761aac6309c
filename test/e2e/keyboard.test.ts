import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

/** More controls than any screen has before the one that is looked for. */
const MOST_TABS = 60;

// Nothing here clicks: whoever has no mouse gets through a whole day of work.
describe.each(hosts)('by the keyboard alone, under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;

  const press = (...keys: string[]): Promise<void> =>
    keys.reduce(async (before, key) => {
      await before;
      await running.page.keyboard.press(key);
    }, Promise.resolve());
  const type = (text: string): Promise<void> => running.page.keyboard.type(text);
  const named = (role: Parameters<Running['page']['getByRole']>[0], name: string | RegExp): Locator =>
    running.page.getByRole(role, { name, exact: typeof name === 'string' });
  const isFocused = async (locator: Locator): Promise<boolean> =>
    (await locator.and(running.page.locator(':focus')).count()) === 1;
  const focused = (locator: Locator) => expect.poll(() => isFocused(locator), { timeout: 10_000 }).toBe(true);
  const tabTo = async (locator: Locator): Promise<void> => {
    await locator.waitFor();
    for (let tabs = 0; tabs < MOST_TABS && !(await isFocused(locator)); tabs++) await press('Tab');
    expect(await isFocused(locator)).toBe(true);
  };
  const palette = (): Locator => named('combobox', 'Search commands');
  const choose = async (text: string): Promise<void> => {
    await press('Control+k');
    await focused(palette());
    await type(text);
    await press('Enter');
    await countOf(palette()).toBe(0);
  };

  beforeAll(async () => {
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
    await running.page.getByText('Engine running').waitFor();
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('test events are sent, moved through, opened and searched', async () => {
    await inbox.button('Send test event').waitFor();
    await expect.poll(() => inbox.button('Send test event').isEnabled()).toBe(true);
    await press('t');
    await countOf(inbox.rows).toBe(1);
    await choose('send test');
    await countOf(inbox.rows).toBe(2);
    // The second is remembered as what was done last.
    await press('Control+k');
    await textOf(named('group', 'Recent').getByRole('option').first()).toContain('Send test event');
    await press('Escape');
    // Its answer may come after its event.
    await expect.poll(() => inbox.button('Send test event').getAttribute('aria-busy')).toBe('false');
    await press('t');
    await countOf(inbox.rows).toBe(3);

    await press('j', 'j');
    await expect.poll(() => inbox.selected.getAttribute('aria-label')).toMatch(/^Event 1,/);
    await press('k');
    await expect.poll(() => inbox.selected.getAttribute('aria-label')).toMatch(/^Event 2,/);
    await press('2');
    await textOf(inbox.panel).toContain('Content-Type');
    await press('/');
    await focused(named('searchbox', 'Search events'));
    await type('seq:1');
    await countOf(inbox.rows).toBe(1);
    await press('Escape');
    await press('Escape');
    await countOf(inbox.rows).toBe(3);
    // From the box into the list, from a row to its tabs, and back.
    await press('ArrowDown', 'Home');
    await textOf(inbox.panel).toContain('Content-Type');
    await press('Enter');
    await focused(named('tab', 'Headers'));
    await press('ArrowRight');
    await focused(named('tab', 'Validation'));
    await shown(inbox.panel.getByText('Valid', { exact: true }));
    await press('Escape');
    await focused(inbox.selected);
  });

  test('a signature is diagnosed: over the palette there, and with its own keys', async () => {
    await choose('sigbench');
    await focused(named('main', 'Signature bench'));
    await tabTo(inbox.button('Try an example'));
    await press('Enter');
    await press('Control+Enter');
    const heading = named('region', 'Diagnosis').getByRole('heading').first();
    await textOf(heading).not.toBe('');
    await shown(named('region', 'Diagnosis').getByRole('region', { name: 'The fix' }));
  });

  test('a draft is sent from the Simulator, also from within its editor', async () => {
    await press('Control+2');
    await focused(named('main', 'Simulator'));
    await named('textbox', 'Payload').waitFor();
    await press('Control+Enter');
    await textOf(named('region', 'Result')).toContain('200');
    await tabTo(named('textbox', 'Payload'));
    const before = await named('textbox', 'Payload').textContent();
    await press('Control+Enter');
    await press('Control+1');
    await countOf(inbox.rows).toBe(5);
    await press('Control+2');
    expect(await named('textbox', 'Payload').textContent()).toBe(before);
  });

  test('keys are given to a command, kept from two, used, and taken back', async () => {
    await choose('change keyboard');
    await tabTo(named('searchbox', 'Search commands'));
    await type('replay selected');
    const add = named('button', 'Add keys to “Replay selected events”');
    await tabTo(add);
    await press('Enter');
    const recorder = named('textbox', 'New keys for “Replay selected events”');
    await focused(recorder);
    await press('p');
    await shown(running.page.getByText('P already does “Pin or unpin event”.'));
    await focused(inbox.button('Use them here instead'));
    await press('Shift+Tab', 'Control+c');
    await shown(running.page.getByText(/^Ctrl\+C cannot be used\./));
    await press('x');
    await focused(add);
    await shown(named('button', 'Remove X from “Replay selected events”'));

    await press('Control+1', 'x');
    const dialog = named('dialog', /^Replay event #\d+$/);
    await shown(dialog);
    // What is behind a dialog hears nothing; the dialog gives the focus back.
    await focused(dialog.getByRole('textbox', { name: 'Target URL' }));
    await press('Tab', 'Delete', 'Escape');
    await countOf(dialog).toBe(0);
    await countOf(inbox.rows).toBe(5);
    await focused(named('main', 'Inbox'));

    await running.page.reload();
    await countOf(inbox.rows).toBe(5);
    await press('?');
    await focused(named('searchbox', 'Search shortcuts'));
    await type('replay');
    await textOf(named('region', 'One event')).toContain('Replay selected eventsXR');
    await press('Escape');
    await choose('change keyboard');
    await tabTo(inbox.button('Reset all'));
    await press('Enter');
    await press('Control+1', 'x');
    await press('r');
    await shown(dialog);
    await press('Escape');
  });

  test('an event is removed, and comes back', async () => {
    await press('Delete');
    await countOf(inbox.rows).toBe(4);
    await press('Control+z');
    await countOf(inbox.rows).toBe(5);
  });

  test('keys of one character can be turned off; those with Ctrl stay', async () => {
    await choose('change keyboard');
    await tabTo(named('switch', /^Keys that are one character/));
    await press('Space', 'Control+1');
    await focused(named('main', 'Inbox'));
    await press('r', 't', '?', 'Control+k');
    await focused(palette());
    await press('Escape');
    await focused(named('main', 'Inbox'));
    await countOf(inbox.rows).toBe(5);
    await countOf(running.page.getByRole('dialog')).toBe(0);
  });
});

describe('the menu of the window', () => {
  const folder = temporaryFolder();
  let running: Running;
  beforeAll(async () => {
    const window = hosts.find(({ name }) => name === 'electron');
    if (!window) throw new Error('There is no window to test.');
    running = await window.start(folder.path);
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });

  test('does the same commands, and shows the keys that they have now', async () => {
    const acceleratorOf = (id: string): Promise<string | undefined> =>
      running.app.evaluate(
        ({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.accelerator?.toString(),
        id,
      );
    const { page } = running;
    expect(await acceleratorOf('go.flows')).toBe('CmdOrCtrl+3');
    await page.evaluate(
      "window.hookglass.setSettings({ keyboard: { keys: { 'go.flows': ['Mod+Shift+F'], 'window.new': [] }, singleKeys: true } })",
    );
    expect(await acceleratorOf('go.flows')).toBe('CmdOrCtrl+Shift+F');
    expect(await acceleratorOf('window.new')).toBeUndefined();
    await running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go.flows')?.click());
    await shown(page.getByRole('main', { name: 'Flows' }));
    await running.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('shortcuts.open')?.click(),
    );
    await shown(page.getByRole('dialog', { name: 'Keyboard shortcuts' }));
  });
});
