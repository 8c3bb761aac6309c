import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificate } from '../support/certificates.ts';
import { connectProxy } from '../support/connect-proxy.ts';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';
import { OK, rawServer } from '../support/raw-server.ts';

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

  test('takes a HAR from a file, and says of its fields what the document says', async () => {
    const body = '{"v2": {"user_id": "u1"}}';
    const request = {
      ...{ method: 'POST', url: `${running.receiver}/from-har`, headers: [{ name: 'X-Har', value: 'yes' }] },
      postData: { mimeType: 'application/json', text: body },
    };
    const file = {
      ...{ name: 'requests.har', mimeType: 'application/json' },
      buffer: Buffer.from(JSON.stringify({ log: { entries: [{ request }] } })),
    };
    const chooser = running.page.locator('input[type=file]');
    if ((await chooser.count()) === 0)
      await running.page.getByText('Import a request', { exact: true }).click();
    await chooser.setInputFiles(file);
    await textOf(payload()).toBe(body);
    expect(await target().inputValue()).toBe(`${running.receiver}/from-har`);
    await choose('Template', 'verified');
    await payload().getByText('"verification_mode"').hover();
    await textOf(running.page.locator('.cm-tooltip-hover')).toContain('verification_mode');
    await running.page.mouse.move(0, 0);
  });

  test('fills variables in from an environment that is made here', async () => {
    await running.page.getByText('Variables', { exact: true }).click();
    await role('textbox', 'Values of a new environment').fill('NAME=Ada Lovelace\nBROKEN');
    await textOf(role('region', 'Draft')).toContain('Line 2 is not NAME=value');
    await role('textbox', 'Values of a new environment').fill('NAME=Ada Lovelace');
    await role('textbox', 'Name of the environment').fill('staging');
    await inbox.button('Save environment').click();
    await shown(running.page.getByText('Variables of staging', { exact: true }));
    await replaceInPayload('{"who": "{{env.NAME}}"}');
    await target().fill(`${running.receiver}/okhi`);
    await inbox.button('Send').click();
    await textOf(role('region', 'Message as text')).toContain('{"who": "Ada Lovelace"}');
  });

  test('goes through a proxy, to a handler whose certificate is trusted here only', async () => {
    const certificate = await makeCertificate({ name: '127.0.0.1' });
    const handler = await rawServer(OK, certificate);
    const proxy = await connectProxy();
    await target().fill(`${handler.url}/hooks`);
    await running.page.getByText(/^Time-out 30 s/).click();
    await role('textbox', 'Proxy').fill(proxy.url);
    await inbox.button('Send').click();
    await textOf(result()).toMatch(/self-signed|signed itself|not trusted/i);
    await role('textbox', 'Trusted certificates').fill(certificate.cert);
    await inbox.button('Send').click();
    await textOf(result()).toContain('200 OK');
    expect(proxy.asked.map(({ to }) => to)).toEqual(Array(2).fill(`127.0.0.1:${handler.port}`));
    // With the same environment, though another one is chosen meanwhile.
    await choose('Environment', 'None');
    await role('textbox', 'Time-out in seconds').fill('7');
    await inbox.button('Send again').click();
    await expect.poll(() => proxy.asked.length).toBe(3);
    expect(await role('textbox', 'Time-out in seconds').inputValue()).toBe('30');
    await shown(running.page.getByText('Variables of staging', { exact: true }));
    await role('textbox', 'Proxy').fill('');
    await role('textbox', 'Trusted certificates').fill('');
    await Promise.all([handler.close(), proxy.close()]);
  });

  test('copies the draft as code, and sends it many times', async () => {
    await target().fill(`${running.receiver}/many`);
    await inbox.button('Copy as…').click();
    await role('menuitem', 'Go (net/http)').click();
    await shown(role('region', 'Draft').getByText('Copied as Go (net/http)'));
    const copied = await running.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain(`http.NewRequest("POST", "${running.receiver}/many"`);

    await running.page.getByText('Send many', { exact: true }).click();
    await role('textbox', 'Deliveries').fill('0');
    await inbox.button('Send many').click();
    await textOf(role('region', 'Draft')).toContain('A whole number from 1 to 1,000,000.');
    await role('textbox', 'Deliveries').fill('60');
    await role('textbox', 'At a time').fill('20');
    await inbox.button('Send many').click();
    const many = role('region', 'Many deliveries');
    await textOf(many).toContain('60 sent');
    await textOf(many).toContain('All were accepted.');
    await role('textbox', 'Deliveries').fill('1000000');
    await inbox.button('Send many').click();
    await shown(many.getByRole('progressbar', { name: 'Deliveries sent' }));
    await inbox.button('Cancel sending many').click();
    await textOf(many).toMatch(/^.*Cancelled: [\d,]+ of 1,000,000 sent/s);
  });

  test('has the catalogue beside it, under its old addresses too, and takes a template from there', async () => {
    await running.page.evaluate("window.location.hash = '#/simulator/meetinglawyers/message_sent'");
    await shown(role('heading', 'message_sent'));
    await inbox.button('Open in Simulator').click();
    await textOf(payload()).toContain('"speciality"');
  });
});
