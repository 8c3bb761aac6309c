import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fullEvent } from '../../core/contract/models.ts';
import { bind } from '../../core/receiver/listen.ts';
import { hookglass, jsonLines, startHookglass } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const verified = readFileSync('fixtures/okhi/verified.json');

describe('listen', () => {
  it('prints where it listens and each event, and ends at the count', async () => {
    const listening = startHookglass([
      'listen',
      '--json',
      '--port',
      '0',
      '--count',
      '2',
      '--data',
      folder.path,
    ]);
    const first = await listening.next();
    expect(first).toMatchObject({ type: 'listening', url: `http://127.0.0.1:${String(first.port)}` });
    await send(String(first.url), { path: '/okhi?a=1', body: verified });
    const event = await listening.next();
    expect(event).toMatchObject({
      type: 'event',
      path: '/okhi',
      query: 'a=1',
      provider: 'okhi',
      eventType: 'verified',
      validation: { status: 'valid', issues: [] },
      text: verified.toString(),
      bodyBase64: verified.toString('base64'),
    });
    expect(fullEvent.safeParse(event).success).toBe(true);
    await send(String(first.url), { body: '{"v2":{"verification_mode":"first_time"}}' });
    expect(await listening.next()).toMatchObject({ validation: { status: 'invalid' } });
    expect((await listening.ended).code).toBe(0);
  });

  it('prints every event of a burst that no single push could carry', async () => {
    const count = 1200;
    const listening = startHookglass([
      'listen',
      '--json',
      '--port',
      '0',
      '--count',
      String(count),
      '--memory',
    ]);
    const { url } = await listening.next();
    await Promise.all(Array.from({ length: count }, () => send(String(url), { body: '{}' })));
    const seqs = [];
    for (let n = 0; n < count; n++) seqs.push((await listening.next()).seq);
    expect(seqs).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    expect((await listening.ended).code).toBe(0);
  });

  it('ends with 3 when the time runs out, and with 0 on Ctrl-C', async () => {
    const timed = await hookglass(['listen', '--port', '0', '--memory', '--timeout', '0.2']);
    expect(timed.code).toBe(3);
    const stopped = startHookglass(['listen', '--json', '--port', '0', '--memory']);
    await stopped.next();
    stopped.child.kill('SIGINT');
    expect((await stopped.ended).code).toBe(0);
  });

  it('takes an endpoint as its provider, whatever the body says', async () => {
    const listening = startHookglass([
      'listen',
      '--json',
      '--port',
      '0',
      '--memory',
      '--endpoint',
      'hooks=okaya',
    ]);
    const { url } = await listening.next();
    await send(String(url), { path: '/hooks/below', body: verified });
    expect(await listening.next()).toMatchObject({ endpoint: 'hooks', provider: 'okaya' });
    await send(String(url), { path: '/hooksome', body: verified });
    expect(await listening.next()).toMatchObject({ endpoint: null, provider: 'okhi' });
    listening.child.kill('SIGTERM');
    await listening.ended;
  });

  it('names a taken port and the next free one, with exit 4', async () => {
    const server = createServer();
    const taken = await bind(server, 0, '127.0.0.1');
    const { code, stderr } = await hookglass(['listen', '--json', '--memory', '--port', String(taken)]);
    server.close();
    expect(code).toBe(4);
    const error = jsonLines(stderr)[0];
    expect(error).toMatchObject({ type: 'error', code: 'port-in-use' });
    expect(error?.message).toMatch(new RegExp(`Port ${taken} is taken.*Port \\d+ is free`));
  });

  it('refuses a data folder that another one writes', async () => {
    const first = startHookglass(['listen', '--json', '--port', '0', '--data', folder.path]);
    await first.next();
    const { code, stderr } = await hookglass(['listen', '--port', '0', '--data', folder.path]);
    expect(code).toBe(2);
    expect(stderr).toContain('Another Hookglass');
    first.child.kill('SIGTERM');
    await first.ended;
  });

  it.each([
    [['listen', '--port', 'x']],
    [['listen', '--endpoint', 'a b=okhi']],
    [['listen', '--endpoint', 'a=nobody']],
    [['listen', '--endpoint', 'a=okhi', '--endpoint', 'a=okaya']],
    [['listen', '--host', '']],
    [['listen', '--timeout', '9999999']],
    [['listen', '--memory', '--data', 'anywhere']],
    [['listen', '--count', '0']],
    [['nonsense']],
    [['validate', '--type', 'verified', 'fixtures/okhi/verified.json']],
    [['validate', '--provider', 'nobody', 'fixtures/okhi/verified.json']],
    [['validate', 'no-such-file.json']],
  ])('%j is wrong usage: exit 2 and one object on stderr', async (args) => {
    const { code, stdout, stderr } = await hookglass([...args, '--json']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(jsonLines(stderr)).toMatchObject([{ type: 'error' }]);
  });
});

describe('serve', () => {
  const start = () =>
    startHookglass([
      'serve',
      '--json',
      '--no-open',
      '--port',
      '0',
      '--receiver-port',
      '0',
      '--data',
      folder.path,
    ]);
  const engineOf = (pid: number | undefined): number =>
    Number(execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).trim());

  it('ends in order on a signal that comes right after its line', async () => {
    const serving = start();
    await serving.next();
    serving.child.kill('SIGINT');
    expect((await serving.ended).code).toBe(0);
  });

  it('shows the interface although the port of the receiver is taken, and says so', async () => {
    const server = createServer();
    const taken = await bind(server, 0, '127.0.0.1');
    const ports = ['--port', '0', '--receiver-port', String(taken)];
    const serving = startHookglass(['serve', '--json', '--no-open', '--memory', ...ports]);
    expect(await serving.next()).toMatchObject({ type: 'serving', receiverUrl: null });
    serving.child.kill('SIGINT');
    const { code, stderr } = await serving.ended;
    server.close();
    expect(code).toBe(0);
    expect(jsonLines(stderr)).toMatchObject([
      { type: 'remark', message: expect.stringContaining('is taken') },
    ]);
  });

  it('ends although its engine hangs', async () => {
    const serving = start();
    await serving.next();
    process.kill(engineOf(serving.child.pid), 'SIGSTOP');
    serving.child.kill('SIGTERM');
    expect((await serving.ended).code).toBe(0);
  });

  it('says that its engine failed for good, and that is no success', async () => {
    const serving = start();
    const { receiverUrl } = await serving.next();
    for (let death = 0; death < 5; death++) {
      await expect
        .poll(
          () =>
            send(String(receiverUrl)).then(
              ({ status }) => status,
              () => 0,
            ),
          { timeout: 10_000 },
        )
        .toBe(200);
      process.kill(engineOf(serving.child.pid), 'SIGKILL');
    }
    const { code, stderr } = await serving.ended;
    expect(code).toBe(1);
    expect(stderr).toContain('5 times in a row');
  });
});

describe('kill -9', () => {
  it('loses no request that was answered with 200', async () => {
    const listening = startHookglass(['listen', '--json', '--quiet', '--port', '0', '--data', folder.path]);
    const { url } = await listening.next();
    const acknowledged: string[] = [];
    const sender = async (lane: number): Promise<void> => {
      for (let n = 0; ; n++) {
        const path = `/${lane}/${n}`;
        const { status } = await send(String(url), { path, body: verified });
        if (status === 200) acknowledged.push(path);
        if (acknowledged.length >= 500) listening.child.kill('SIGKILL');
      }
    };
    // Every lane ends with the connection that the kill breaks.
    await Promise.allSettled(Array.from({ length: 20 }, (_, lane) => sender(lane)));
    await listening.ended;

    const { stdout } = await hookglass(['events', 'list', '--json', '--data', folder.path]);
    const kept = jsonLines(stdout).map(({ path }) => String(path));
    expect(acknowledged.length).toBeGreaterThanOrEqual(500);
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
  });
});

describe('events', () => {
  const ALL_BYTES = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

  it('show gives a body of 9 MB of all byte values back byte for byte', async () => {
    const body = Buffer.alloc(9 * 1024 * 1024, ALL_BYTES);
    const listening = startHookglass([
      'listen',
      '--json',
      '--quiet',
      '--port',
      '0',
      '--count',
      '1',
      '--data',
      folder.path,
    ]);
    const { url } = await listening.next();
    await send(String(url), { body });
    expect((await listening.ended).code).toBe(0);
    const { stdout } = await hookglass(['events', 'show', '1', '--json', '--data', folder.path]);
    const event = jsonLines(stdout)[0];
    expect(Buffer.from(String(event?.bodyBase64), 'base64').equals(body)).toBe(true);
    expect(event).toMatchObject({ text: null, validation: { status: 'not-json' } });
  });

  it('list is newest first, and says where there is nothing', async () => {
    const empty = await hookglass(['events', 'list', '--data', folder.path]);
    expect(empty).toMatchObject({ code: 0, stdout: '' });
    expect(empty.stderr).toContain('no events');
    const listening = startHookglass([
      'listen',
      '--json',
      '--quiet',
      '--port',
      '0',
      '--count',
      '3',
      '--data',
      folder.path,
    ]);
    const { url } = await listening.next();
    for (const path of ['/a', '/b', '/c']) await send(String(url), { path });
    await listening.ended;
    const { stdout } = await hookglass(['events', 'list', '--json', '--limit', '2', '--data', folder.path]);
    expect(jsonLines(stdout).map(({ path }) => path)).toEqual(['/c', '/b']);
  });

  it('show of an unknown event is an error', async () => {
    expect(await hookglass(['events', 'show', '1', '--data', folder.path])).toMatchObject({
      code: 2,
      stdout: '',
    });
  });
});

describe('validate', () => {
  it('says valid with 0, reads standard input, and says invalid with 1', async () => {
    const good = await hookglass(['validate', 'fixtures/okaya/user.created.json', '--json']);
    expect(good.code).toBe(0);
    expect(jsonLines(good.stdout)).toEqual([
      { provider: 'okaya', eventType: 'user.created', status: 'valid', issues: [] },
    ]);
    const bad = await hookglass(['validate', '-', '--json'], '{"v2":{"verification_status":"verified"}}');
    expect(bad.code).toBe(1);
    expect(jsonLines(bad.stdout)[0]).toMatchObject({
      provider: 'okhi',
      eventType: 'verified',
      status: 'invalid',
    });
    expect((await hookglass(['validate', '-'], 'nonsense')).code).toBe(1);
  });
});

describe('templates and doctor', () => {
  it('templates lists each with its documents', async () => {
    const { stdout } = await hookglass(['templates', '--provider', 'okhi', '--json']);
    expect(
      jsonLines(stdout)
        .filter(({ documented }) => documented)
        .map(({ id }) => id),
    ).toEqual(['okhi/verification_started', 'okhi/verified', 'okhi/not_at_address', 'okhi/unknown']);
  });

  it('schemas gives every type as JSON Schema', async () => {
    const { code, stdout } = await hookglass(['schemas', '--provider', 'meetinglawyers', '--json']);
    expect(code).toBe(0);
    const types = jsonLines(stdout);
    expect(types).toHaveLength(8);
    expect(types.find(({ eventType }) => eventType === 'user_logged_in')).toMatchObject({
      schema: { properties: { payload: { properties: { status: { enum: [0, 2, 4] } } } } },
    });
  });

  it('doctor says the state of each thing it looks at', async () => {
    const { code, stdout } = await hookglass(['doctor', '--json', '--data', folder.path]);
    expect(code).toBe(0);
    const ids = jsonLines(stdout).map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['runtime', 'sqlite', 'data-folder', 'receiver-port', 'vault', 'tunnel']),
    );
  });
});
