import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meetinglawyers } from '../../core/signatures/schemes/body-only.ts';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { filesIn } from '../support/files.ts';
import { send } from '../support/http.ts';
import { callEngine } from '../support/page-call.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';
import { signed } from '../support/signed.ts';

const SECRET = 'kept-where-nobody-looks-1234';
const WRONG = 'not-the-one-that-they-have-00';
const lawyers = readFileSync('fixtures/meetinglawyers/message_sent.json');

describe.each(hosts)('endpoints under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;
  let list: Locator;
  let pane: Locator;
  let secrets: Locator;

  beforeAll(async () => {
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
    list = running.page.getByRole('list', { name: 'Endpoints' }).getByRole('listitem');
    pane = running.page.getByRole('region', { name: 'Endpoint', exact: true }).first();
    secrets = pane.getByRole('region', { name: 'Secrets' });
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  const field = (name: string): Locator => pane.getByRole('textbox', { name, exact: true });
  const sendSigned = (secret: string) =>
    send(running.receiver, signed(meetinglawyers, secret, { path: '/lawyers', body: lawyers }));
  const newest = () => inbox.rows.first().getAttribute('aria-label');

  test('are the first page of Settings, and behind the address in the status bar', async () => {
    await running.page.getByRole('link', { name: /^Endpoints, Local http/ }).click();
    await countOf(list).toBe(1);
    await textOf(list.first()).toContain('Catch-all');
    await textOf(list.first()).toContain(running.receiver);
    await inbox.link('Receiver').click();
    await shown(running.page.getByText('Receiver port'));
    await inbox.link('Endpoints').click();
    await countOf(list).toBe(1);
  });

  test('are made, and say at the field what is wrong', async () => {
    await inbox.link('New endpoint').click();
    await field('Name').fill('two words');
    await inbox.button('Create endpoint').click();
    await shown(pane.getByText('A name is one step of a path'));
    await field('Name').fill('lawyers');
    await pane.getByRole('combobox', { name: 'Provider' }).click();
    await running.page.getByRole('option', { name: 'MeetingLawyers' }).click();
    await textOf(pane).toContain('HMAC-SHA256 of {body}');
    await inbox.button('Create endpoint').click();
    await countOf(list).toBe(2);
    await shown(pane.getByRole('heading', { name: '/lawyers' }));
    await textOf(list.nth(1)).toContain(`${running.receiver}/lawyers`);
    await textOf(list.nth(1)).toContain('No secret');
  });

  test('a failed event turns verified once the secret is put right, without a new request', async () => {
    const secret = secrets.getByLabel('Current secret', { exact: true });
    await secret.fill(WRONG);
    expect(await secret.getAttribute('type')).toBe('password');
    await secrets.getByRole('button', { name: 'Set secret' }).click();
    await shown(secrets.getByText('is set'));
    expect((await sendSigned(SECRET)).status).toBe(200);
    await inbox.link('Inbox').click();
    await expect.poll(newest).toContain('signature failed');
    await inbox.rows.first().click();
    await inbox.openTab('Signature');
    await textOf(inbox.panel).toContain('secret-unknown');

    await inbox.link('Settings of this endpoint').click();
    await inbox.button('Replace current secret').click();
    await secret.fill(SECRET);
    await secrets.getByRole('button', { name: 'Set secret' }).click();
    await shown(inbox.button('Rotate current secret'));
    await inbox.link('Inbox').click();
    await expect.poll(newest).toContain('signature verified');
    await inbox.rows.first().click();
    await inbox.openTab('Signature');
    await textOf(inbox.panel).toContain('Signature verified');
    expect((await callEngine(running.page, 'engine.state', {})).totalEvents).toBe(1);
    expect(await inbox.link('Open in Signature bench').getAttribute('href')).toMatch(
      /^#\/signature-bench\/[0-9a-f]{10}-1$/,
    );
  });

  test('a secret is rotated, and the old one still verifies', async () => {
    await inbox.link('Settings of this endpoint').click();
    await inbox.button('Rotate current secret').click();
    await secrets.getByRole('button', { name: 'Generate' }).click();
    const made = await secrets.getByLabel('New secret').inputValue();
    expect(made).toMatch(/^[\w-]{32}$/);
    await secrets.getByRole('button', { name: 'Rotate', exact: true }).click();
    await countOf(secrets.getByText('is set')).toBe(2);
    await textOf(list.nth(1)).toContain('Secret set, previous too');
    await sendSigned(SECRET);
    await sendSigned(made);
    await inbox.link('Inbox').click();
    await expect.poll(newest).toMatch(/^Event 3,.*signature verified, /);
    await expect
      .poll(() => inbox.rows.nth(1).getAttribute('aria-label'))
      .toContain('verified with the previous secret');
    expect(await running.page.content()).not.toContain(made);
  });

  test('a bad signature is answered 401 where the endpoint says so', async () => {
    await inbox.link('Settings').click();
    const name = 'Answer 401 to a bad signature, /lawyers';
    await running.page.getByRole('switch', { name }).click();
    await expect.poll(async () => (await sendSigned(WRONG)).status).toBe(401);
  });

  test('no secret is in the page, its storage, an answer, or a file', async () => {
    const kept = `${await running.page.content()}${await running.page.evaluate(
      'JSON.stringify([localStorage, sessionStorage, [...document.querySelectorAll("input")].map((i) => i.value)])',
    )}`;
    const answers = [
      await callEngine(running.page, 'endpoints.list', {}),
      await callEngine(running.page, 'engine.state', {}),
      await callEngine(running.page, 'events.full', { id: '1' }),
    ];
    const files = filesIn(folder.path);
    expect(files.some((path) => path.endsWith('history.db'))).toBe(true);
    for (const secret of [SECRET, WRONG]) {
      expect(kept).not.toContain(secret);
      expect(JSON.stringify(answers)).not.toContain(secret);
      for (const path of files) expect(readFileSync(path).includes(secret), path).toBe(false);
    }
  });

  test('an engine that dies comes back with the secrets', async () => {
    const { pid } = await callEngine(running.page, 'engine.state', {});
    process.kill(pid, 'SIGKILL');
    await expect
      .poll(async () => (await sendSigned(WRONG).catch(() => null))?.status, { timeout: 10_000 })
      .toBe(401);
    await shown(running.page.getByText('Engine running'));
    await textOf(list.nth(1)).toContain('Secret set, previous too');
  });

  test('one that was removed comes back with its secrets', async () => {
    await list.nth(1).getByRole('link').click();
    await inbox.button('Remove').click();
    await countOf(list).toBe(1);
    await expect.poll(() => running.page.evaluate('document.activeElement.textContent')).toBe('Undo');
    await inbox.button('Undo').click();
    await countOf(list).toBe(2);
    await textOf(list.nth(1)).toContain('Secret set, previous too');
    await shown(pane.getByRole('heading', { name: '/lawyers' }));
  });
});
