import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { type Handler, startHandler } from '../support/handler.ts';
import { send } from '../support/http.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

const lawyers = readFileSync('fixtures/meetinglawyers/message_sent.json');

describe.each(hosts)('replies, forwarding and replay under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;
  let handler: Handler;
  const card = (name: string): Locator => running.page.getByRole('region', { name, exact: true });
  const button = (name: string): Locator => running.page.getByRole('button', { name, exact: true });
  const field = (name: string): Locator => running.page.getByRole('textbox', { name, exact: true });
  const sendOne = () => send(running.receiver, { path: '/lawyers', body: lawyers });

  beforeAll(async () => {
    handler = await startHandler();
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
  });
  afterAll(async () => {
    await running?.stop();
    await handler.close();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('a rule is tried on an event that came, saved, answers the next one, and its removal is undone', async () => {
    expect((await sendOne()).status).toBe(200);
    await running.page.getByRole('link', { name: /^Endpoints, Local http/ }).click();
    await button('Add rule').click();
    await field('When').fill('type:message_sent and (');
    await field('Status').fill('503');
    await field('Body').fill('{"seen":"{{request.path}}"}');
    await button('Save rule').click();
    // The mistake stands at its field, and what was typed is kept, also over another screen.
    await inbox.link('General').click();
    await inbox.link('Endpoints').click();
    expect(await field('Body').inputValue()).toBe('{"seen":"{{request.path}}"}');
    await field('When').fill('type:message_sent');
    await button('Try it').click();
    const trial = card('Trial');
    await textOf(trial).toContain('This rule answers #1.');
    await textOf(trial).toContain('{"seen":"/lawyers"}');
    await button('Save rule').click();
    const rules = running.page.getByRole('list', { name: 'Rules' }).getByRole('listitem');
    await countOf(rules).toBe(1);
    expect(await sendOne()).toEqual({ status: 503, body: '{"seen":"/lawyers"}' });
    await button('Remove the rule type:message_sent').click();
    await countOf(rules).toBe(0);
    expect((await sendOne()).status).toBe(200);
    await button('Undo').click();
    await countOf(rules).toBe(1);
    expect((await sendOne()).status).toBe(503);

    await inbox.link('Inbox').click();
    await inbox.rows.first().click();
    await inbox.openTab('Reply');
    await textOf(inbox.panel).toContain('By the rule “type:message_sent”.');
  });

  test('events go on to a handler, and its answers stand at the event', async () => {
    await running.page.getByRole('link', { name: /^Endpoints, Local http/ }).click();
    const forward = card('Forward to');
    await forward.getByRole('textbox', { name: 'Target URL' }).fill('localhost');
    await forward.getByRole('button', { name: 'Add target' }).click();
    await shown(forward.getByText(/is no URL|begins with http/));
    await forward.getByRole('textbox', { name: 'Target URL' }).fill(handler.url);
    await forward.getByRole('button', { name: 'Add target' }).click();
    await shown(forward.getByRole('switch', { name: `Forward to ${handler.url}` }));
    await sendOne();
    await textOf(forward).toContain('1 delivered');
    expect(handler.requests[0]?.body).toEqual(lawyers);
    await inbox.link('Inbox').click();
    await inbox.rows.first().click();
    await inbox.openTab('Deliveries');
    const copies = running.page.getByRole('list', { name: 'Copies of this event' });
    await textOf(copies).toContain('Forwarded');
    await textOf(copies).toContain('200');
  });

  test('an event is replayed after it was said what goes, and its copy says of what it is one', async () => {
    await button('Replay').click();
    const dialog = running.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Target URL' }).fill(`${running.receiver}/again`);
    const plan = dialog.getByRole('region', { name: 'What will be sent' });
    await textOf(plan).toContain('POST ');
    await dialog.getByRole('radio', { name: 'Signed now', exact: true }).click();
    await shown(dialog.getByText('The catch-all endpoint has no secret that can be read.'));
    expect(await dialog.getByRole('button', { name: 'Send it again' }).isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: 'Exact bytes' }).click();
    await dialog.getByRole('button', { name: 'Send it again' }).click();
    const result = dialog.getByRole('region', { name: 'Replay result' });
    await textOf(result).toContain('503');
    await result.getByRole('link', { name: /^Became #/ }).click();
    await shown(running.page.getByRole('link', { name: /^Replay of #/ }));
    expect(await running.page.getByRole('dialog').count()).toBe(0);
    await textOf(inbox.selected).toContain('/again');
  });
});
