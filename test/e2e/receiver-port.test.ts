import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { callEngine } from '../support/page-call.ts';
import { countOf, inboxOf, keepPictures, shown } from '../support/page-inbox.ts';

describe.each(hosts)('a taken port under $name', (host) => {
  const folder = temporaryFolder();
  let other: Server;
  let port = 0;
  let running: Running;

  beforeAll(async () => {
    other = createServer((_request, response) => response.end());
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    port = (other.address() as AddressInfo).port;
    running = await host.start(folder.path, port);
  });
  afterAll(async () => {
    await running?.stop();
    other.close();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('is said, and the free port that is offered works', async () => {
    const inbox = inboxOf(running.page);
    const { receiver } = await callEngine(running.page, 'engine.state', {});
    expect(receiver).toMatchObject({ status: 'failed', port, error: { code: 'port-in-use' } });
    await shown(running.page.getByRole('alert').filter({ hasText: 'The receiver is not listening' }));
    await inbox.button(/^Use port \d+$/).click();
    await expect
      .poll(async () => (await callEngine(running.page, 'engine.state', {})).receiver.status)
      .toBe('listening');
    const now = await callEngine(running.page, 'engine.state', {});
    const url = now.receiver.status === 'listening' ? now.receiver.url : '';
    expect((await send(url, { body: '{}' })).status).toBe(200);
    await countOf(inbox.rows).toBe(1);
  });
});
