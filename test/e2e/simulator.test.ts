import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

const SECRET = 'whsec_c2ltdWxhdG9yLWtlZXBzLW5vdGhpbmc=';

describe.each(hosts)('the Simulator, under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;

  const role = (name: Parameters<Running['page']['getByRole']>[0], accessibleName: string | RegExp) =>
    running.page.getByRole(name, { name: accessibleName, exact: typeof accessibleName === 'string' });
  const payload = () => role('textbox', 'Payload');
  const target = () => role('textbox', 'Target URL');
  const result = () => role('region', 'Result');
  const choose = async (field: string, option: string): Promise<void> => {
    await role('combobox', field).click();
    await role('option', option).click();
  };
  /** Puts a text in place of the whole payload. */
  const replaceInPayload = async (text: string): Promise<void> => {
    await payload().click();
    await running.page.keyboard.press('ControlOrMeta+a');
    await running.page.keyboard.insertText(text);
  };

  beforeAll(async () => {
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
    await inbox.link('Simulator').click();
    await payload().waitFor();
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('begins with a documented event for this receiver', async () => {
    expect(await target().inputValue()).toBe(`${running.receiver}/okhi`);
    await textOf(payload()).toContain('"address_verification_id"');
    await shown(role('region', 'Body').getByText('Valid', { exact: true }));
  });

  test('sends an edited template to the own receiver and back, and both ends know of each other', async () => {
    await choose('Template', 'verification_started');
    await textOf(payload()).toContain('"first_time"');
    const text = String(await payload().innerText());
    await replaceInPayload(text.replace(/"user_id": *"[^"]*"/, '"user_id": "{{uuid}}"'));
    await shown(role('region', 'Body').getByText('Valid', { exact: true }));
    await running.page.keyboard.press('ControlOrMeta+Enter');
    await textOf(result()).toContain('200 OK');
    await textOf(result()).toContain('First byte');
    await textOf(role('region', 'Message as text')).toMatch(/^POST \/okhi HTTP\/1\.1/);
    await countOf(role('list', 'Deliveries').getByRole('listitem')).toBe(1);
    await inbox.link('Event #1 in the Inbox').click();
    await expect.poll(() => inbox.selected.getAttribute('aria-label')).toContain('valid');
    await inbox.openTab('Deliveries');
    await textOf(inbox.panel).toContain('Sent by Hookglass: delivery 1');
    await textOf(inbox.panel).toContain('200 OK');
    await inbox.link('Simulator').click();
  });

  test('marks a broken payload while it is typed, in the text and in words', async () => {
    const issues = role('list', 'Issues of the payload');
    await replaceInPayload('{"v2": {"extra": 1}, "at": "{{env.NOWHERE}}"}');
    await textOf(issues).toContain('{{env.NOWHERE}} has no value');
    await countOf(running.page.locator('.hg-variable.hg-value-error')).toBe(1);
    await replaceInPayload('{"v2": {"extra": 1}');
    await textOf(issues).toContain('not JSON');
    await replaceInPayload('{"v2": {"extra": 1, "address_verification_id": 5}}');
    await textOf(issues).toContain('must be');
    await shown(running.page.locator('.hg-value-error').first());
  });

  test('completes what the document names, and scrolls what does not fit', async () => {
    await replaceInPayload('{"v2": {');
    await running.page.keyboard.type('"us');
    await role('option', /^"user_id"/).click();
    await textOf(payload()).toContain('"user_id": ');
    await replaceInPayload(`[${'1,\n'.repeat(40)}1]`);
    const scroller = '.cm-scroller';
    await expect
      .poll(() =>
        running.page.evaluate(
          `(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)(document.querySelector('${scroller}'))`,
        ),
      )
      .toBe(true);
    await replaceInPayload('{"v2": {"extra": 1, "address_verification_id": 5}}');
  });

  test('tells a wrong URL at its field, and sends nothing', async () => {
    await target().fill('localhost:4000/hooks');
    await inbox.button('Send').click();
    await expect.poll(() => target().getAttribute('aria-invalid')).toBe('true');
    await textOf(role('region', 'Draft')).toContain('A target begins with http:// or https://');
    await countOf(role('list', 'Deliveries').getByRole('listitem')).toBe(1);
  });

  test('has after a reload what was typed, and what was sent', async () => {
    await running.page.reload();
    await shown(payload());
    expect(await target().inputValue()).toBe('localhost:4000/hooks');
    await textOf(payload()).toContain('{"v2": {"extra": 1, "address_verification_id": 5}}');
    await role('list', 'Deliveries').getByRole('button').first().click();
    await textOf(result()).toContain('200 OK');
  });

  test('signs with a secret that is nowhere once the screen was left', async () => {
    await choose('Template', 'user.ekyc.verified');
    await target().fill(`${running.receiver}/klustr`);
    await choose('Secret from', 'Typed here');
    await role('textbox', 'Secret').fill(SECRET);
    await inbox.button('Send').click();
    await textOf(result()).toContain('Signed: svix');
    await inbox.link('Inbox').click();
    await inbox.link('Simulator').click();
    await shown(payload());
    expect(await role('textbox', 'Secret').inputValue()).toBe('');
    expect(await running.page.content()).not.toContain(SECRET);
    for (const file of readdirSync(folder.path).filter((name) => name.startsWith('history.db')))
      expect(readFileSync(join(folder.path, file)).includes(SECRET), file).toBe(false);
  });

  test('keeps drafts in folders, and brings a removed one back', async () => {
    await running.page.getByText('Save this draft').click();
    await role('textbox', 'Name of the draft').fill('Verified');
    await role('textbox', 'Folder of the draft').fill('Klustr');
    await inbox.button('Save draft').click();
    const saved = role('list', 'Saved drafts in Klustr');
    await shown(saved);
    await inbox.button('Remove Verified').click();
    await countOf(saved).toBe(0);
    await inbox.button('Undo').click();
    await shown(saved);
  });

  test('makes a draft of a cURL line, and the draft before can be brought back', async () => {
    await running.page.getByText('Import a request').click();
    await role('textbox', 'cURL line, raw request or HAR').fill(
      `curl ${running.receiver}/other -H 'X-Mine: 1' --data-raw '{"a": 1}'`,
    );
    await inbox.button('Import').click();
    await textOf(payload()).toBe('{"a": 1}');
    expect(await target().inputValue()).toBe(`${running.receiver}/other`);
    await inbox.button('Bring it back').click();
    await textOf(payload()).toContain('user.ekyc.verified');
  });

  test('has the catalogue beside it, under its old addresses too, and takes a template from there', async () => {
    await running.page.evaluate("window.location.hash = '#/simulator/meetinglawyers/message_sent'");
    await shown(role('heading', 'message_sent'));
    await inbox.button('Open in Simulator').click();
    await textOf(payload()).toContain('"speciality"');
  });
});
