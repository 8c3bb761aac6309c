import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noOptions } from '../../core/contract/endpoints.ts';
import { meetinglawyers } from '../../core/signatures/schemes/body-only.ts';
import { hookglass, jsonLines, startHookglass } from '../support/cli.ts';
import { startEngine, temporaryFolder } from '../support/engine.ts';
import { filesIn } from '../support/files.ts';
import { send } from '../support/http.ts';
import { openPort } from '../support/interface-port.ts';
import { signed } from '../support/signed.ts';

const SECRET = 'kept-where-nobody-looks-1234';
const lawyers = readFileSync('fixtures/meetinglawyers/message_sent.json');

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('listen', () => {
  it('verifies with the secrets that it is given, for its run alone', async () => {
    const file = join(folder.path, 'secret.txt');
    writeFileSync(file, `${SECRET}\n`);
    const listening = startHookglass([
      ...['listen', '--json', '--port', '0', '--data', folder.path],
      ...['--endpoint', 'a=meetinglawyers', '--secret-file', `a=${file}`, '--secret', 'another one'],
    ]);
    const { url } = await listening.next();
    await send(String(url), signed(meetinglawyers, SECRET, { path: '/a/b', body: lawyers }));
    expect(await listening.next()).toMatchObject({
      endpoint: 'a',
      signature: { verdict: 'verified', scheme: 'meetinglawyers', diagnoses: [] },
    });
    await send(String(url), signed(meetinglawyers, SECRET, { body: lawyers }));
    expect(await listening.next()).toMatchObject({ endpoint: null, signature: { verdict: 'failed' } });
    listening.child.kill('SIGTERM');
    await listening.ended;

    const later = await startEngine({ dataDir: folder.path });
    const { endpoints } = await later.call('endpoints.list', {});
    expect(endpoints).toMatchObject([{ slug: '', secrets: { current: 'not-set', previous: 'not-set' } }]);
    await later.close();
    const kept = filesIn(folder.path).filter((path) => !path.endsWith('secret.txt'));
    for (const path of kept) expect(readFileSync(path).includes(SECRET)).toBe(false);
  });

  it('says the verdict to people too', async () => {
    const listening = startHookglass([
      'listen',
      '--json',
      '--port',
      '0',
      '--data',
      folder.path,
      '--secret',
      SECRET,
    ]);
    const { url } = await listening.next();
    await send(String(url), { body: lawyers });
    await listening.next();
    listening.child.kill('SIGTERM');
    await listening.ended;
    const { stdout } = await hookglass(['events', 'show', '1', '--data', folder.path]);
    expect(stdout).toContain('signature missing');
    expect(stdout).toContain('header-missing');
  });

  it('gives a stored endpoint its secret, and leaves its scheme', async () => {
    const first = await startEngine({ dataDir: folder.path });
    const endpoint = {
      slug: 'mine',
      provider: null,
      scheme: 'meetinglawyers',
      options: noOptions,
      rejectBadSignature: true,
    };
    await first.call('endpoints.save', { was: null, endpoint });
    await first.close();
    const listening = startHookglass([
      ...['listen', '--json', '--port', '0', '--data', folder.path, '--secret', `mine=${SECRET}`],
    ]);
    const { url } = await listening.next();
    expect((await send(String(url), { path: '/mine', body: '{}' })).status).toBe(401);
    expect(await listening.next()).toMatchObject({
      signature: { verdict: 'missing' },
      reply: { status: 401 },
    });
    listening.child.kill('SIGTERM');
    await listening.ended;
  });

  it('refuses a secret for no endpoint, and does not repeat it', async () => {
    const { code, stderr } = await hookglass(['listen', '--json', '--memory', '--secret', `typo=${SECRET}`]);
    expect(code).toBe(2);
    expect(jsonLines(stderr)).toMatchObject([{ type: 'error', code: 'bad-argument' }]);
    expect(stderr).not.toContain(SECRET);
  });
});

describe('serve', () => {
  const engineOf = (pid: number | undefined): string =>
    execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).trim();

  it('keeps secrets while its engine dies, on no command line and in no file', async () => {
    const serving = startHookglass([
      ...['serve', '--json', '--no-open', '--port', '0', '--receiver-port', '0', '--data', folder.path],
    ]);
    const { url, receiverUrl } = await serving.next();
    const first = await openPort(url);
    await first.call('endpoints.setSecret', { slug: '', which: 'current', secret: SECRET });
    const engine = engineOf(serving.child.pid);
    const told = first.call('engine.state', {});
    expect((await told).vault).toMatchObject({ kind: 'memory' });
    process.kill(Number(engine), 'SIGKILL');
    const message = signed(meetinglawyers, SECRET, { body: lawyers });
    const status = () =>
      send(String(receiverUrl), message).then(
        (answer) => answer.status,
        () => 0,
      );
    await expect.poll(status, { timeout: 10_000 }).toBe(200);

    const second = await openPort(url);
    const event = await second.call('events.get', { id: '1' });
    expect(event.signature).toMatchObject({ verdict: 'verified' });
    if (process.platform === 'linux') {
      const command = readFileSync(`/proc/${engineOf(serving.child.pid)}/cmdline`, 'utf8');
      expect(command).not.toContain(SECRET);
      expect(command).not.toContain(new URL(String(url)).searchParams.get('token') ?? 'no token');
    }
    for (const path of filesIn(folder.path)) expect(readFileSync(path).includes(SECRET)).toBe(false);
    first.close();
    second.close();
    serving.child.kill('SIGTERM');
    const { stdout, stderr, code } = await serving.ended;
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(SECRET);
  });
});
