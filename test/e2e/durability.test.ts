import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { callEngine, readBody } from '../support/page-call.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

const verified = readFileSync('fixtures/okhi/verified.json');
const allBytes = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
const nineMegabytes = randomBytes(9 * 1024 * 1024);

describe.each(hosts)('what came is kept under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let inbox: Inbox;

  const start = async (): Promise<void> => {
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
  };
  beforeAll(start);
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  const newestId = async (): Promise<string> => {
    const { total } = await callEngine(running.page, 'events.page', { offset: 0, limit: 1 });
    const page = await callEngine(running.page, 'events.page', { offset: total - 1, limit: 1 });
    return page.events[0]?.id ?? '';
  };

  test.each([
    ['every byte value', allBytes],
    ['nine megabytes', nineMegabytes],
  ])('a body of %s comes back byte for byte', async (_name, body) => {
    expect((await send(running.receiver, { body })).status).toBe(200);
    expect((await readBody(running.page, await newestId())).equals(body)).toBe(true);
  });

  test('bytes that are no text are shown as hex, and large ones on request', async () => {
    await countOf(inbox.rows).toBe(2);
    await inbox.rows.nth(1).click();
    const hex = running.page.getByRole('region', { name: 'Body as hex' });
    await textOf(hex).toMatch(/f0 f1 f2 f3 f4 f5 f6 f7\s+f8 f9 fa fb fc fd fe ff/);
    await inbox.rows.first().click();
    await inbox.button('Show it').click();
    await textOf(hex).toContain(nineMegabytes.subarray(0, 8).toString('hex').replace(/../g, '$& ').trim());
  });

  test('an engine that is killed comes back with everything and at the same port', async () => {
    const before = await callEngine(running.page, 'engine.state', {});
    process.kill(before.pid, 'SIGKILL');
    await expect
      .poll(async () => (await send(running.receiver, { body: verified }).catch(() => null))?.status, {
        timeout: 10_000,
        interval: 20,
      })
      .toBe(200);
    await countOf(inbox.rows).toBe(3);
    await shown(running.page.getByText('Engine running'));
    await expect
      .poll(async () => (await callEngine(running.page, 'engine.state', {})).receiver)
      .toEqual(before.receiver);
    const after = await callEngine(running.page, 'engine.state', {});
    expect(after.pid).not.toBe(before.pid);
    expect(after.totalEvents).toBe(3);
  });

  test('nothing that got its answer is lost by a kill under load', async () => {
    const { pid, totalEvents } = await callEngine(running.page, 'engine.state', {});
    let acknowledged = 0;
    const sender = async (): Promise<void> => {
      for (let n = 0; n < 100; n += 1) {
        const answer = await send(running.receiver, { body: verified }).catch(() => null);
        if (!answer) return;
        acknowledged += 1;
        if (acknowledged === 60) process.kill(pid, 'SIGKILL');
      }
    };
    await Promise.all(Array.from({ length: 8 }, sender));
    await expect
      .poll(async () => (await callEngine(running.page, 'engine.state', {}).catch(() => null))?.totalEvents, {
        timeout: 10_000,
      })
      .toBeGreaterThanOrEqual(totalEvents + acknowledged);
  });

  test('the history is there after a restart', async () => {
    const { totalEvents } = await callEngine(running.page, 'engine.state', {});
    await running.stop();
    await start();
    expect((await callEngine(running.page, 'engine.state', {})).totalEvents).toBe(totalEvents);
    await expect.poll(() => inbox.rows.first().getAttribute('aria-label')).toContain('OkHi verified');
  });
});
