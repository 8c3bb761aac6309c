import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { hookglass, jsonLines, type RunningCommand, startHookglass } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/engine.ts';
import type { NgrokStandIn } from '../../support/ngrok/stand-in.ts';
import { TOKEN } from '../../support/ngrok/token.ts';
import { tunnelBench } from '../../support/ngrok/tunnel-bench.ts';
import { sendingBench } from '../../support/sending.ts';

const bench = tunnelBench();
const { post } = sendingBench();
const commands: RunningCommand[] = [];
const folder = temporaryFolder();
afterEach(async () => {
  for (const { child, ended } of commands.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

function listen({ server, ca }: NgrokStandIn, ...more: string[]): RunningCommand {
  const file = join(folder.path, 'ca.pem');
  writeFileSync(file, ca);
  const args = ['listen', '--memory', '--json', '--port', '0', '--tunnel', 'ngrok', '--ngrok-server', server];
  const command = startHookglass([...args, '--ngrok-ca', file, ...more], { NGROK_AUTHTOKEN: TOKEN });
  commands.push(command);
  return command;
}

describe('listen --tunnel ngrok', () => {
  it('says what becomes of the tunnel, receives through it, and leaves nothing behind', async () => {
    const ngrok = await bench.ngrok();
    const command = listen(ngrok, '--count', '1', '--ngrok-domain', 'demo.ngrok.test');
    expect(await command.next()).toMatchObject({ type: 'listening' });
    expect(await command.next()).toEqual({
      ...{ type: 'tunnel', state: 'connecting', url: null, code: null, message: null },
    });
    const online = { type: 'tunnel', state: 'online', url: ngrok.publicUrl, code: null, message: null };
    expect(await command.next()).toEqual(online);
    expect(ngrok.binds[0]?.Opts.Domain).toBe('demo.ngrok.test');
    ngrok.drop();
    expect(await command.next()).toMatchObject({
      state: 'reconnecting',
      message: expect.stringMatching(/ended/),
    });
    expect(await command.next()).toMatchObject({ state: 'connecting' });
    expect(await command.next()).toEqual(online);
    await post(`${ngrok.publicUrl}/okhi`, { ca: ngrok.ca });
    expect(await command.next()).toMatchObject({ type: 'event', path: '/okhi' });
    expect((await command.ended).code).toBe(0);
    await ngrok.until(() => ngrok.connections === 0);
  });

  it('names a refused token, without the token, and goes on receiving on this computer', async () => {
    const ngrok = await bench.ngrok();
    ngrok.auth = { text: `Your authtoken: ${TOKEN}`, code: 'ERR_NGROK_107' };
    const command = listen(ngrok);
    const { url } = await command.next();
    expect(await command.next()).toMatchObject({ state: 'connecting' });
    const failed = await command.next();
    expect(failed).toMatchObject({ type: 'tunnel', state: 'failed', code: 'ERR_NGROK_107' });
    expect(JSON.stringify(failed)).not.toContain(TOKEN);
    await post(`${String(url)}/local`);
    expect(await command.next()).toMatchObject({ type: 'event', path: '/local' });
  });

  it('leaves nothing online when it is killed', async () => {
    const ngrok = await bench.ngrok();
    const command = listen(ngrok);
    await ngrok.until(() => ngrok.online);
    command.child.kill('SIGKILL');
    await ngrok.until(() => ngrok.connections === 0);
  });

  it('asks for a token before anything else', async () => {
    const { code, stderr } = await hookglass([
      'listen',
      '--memory',
      '--json',
      '--port',
      '0',
      '--tunnel',
      'ngrok',
    ]);
    expect(code).toBe(2);
    expect(jsonLines(stderr)[0]).toMatchObject({
      type: 'error',
      message: expect.stringMatching(/NGROK_AUTHTOKEN/),
    });
  });

  it('refuses options that say nothing without a tunnel', async () => {
    const { code, stderr } = await hookglass(['listen', '--memory', '--ngrok-domain', 'x.ngrok.app']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/give --tunnel ngrok, or --public-url/);
  });
});

describe('listen --path-test', () => {
  it('is green through the tunnel, and ends with 0', async () => {
    const ngrok = await bench.ngrok();
    const command = listen(ngrok, '--path-test', '--quiet');
    await command.next();
    await command.next();
    await command.next();
    const report = await command.next();
    expect(report).toMatchObject({ type: 'path-test', ok: true });
    expect(report.hops).toMatchObject([
      ...['address', 'tunnel', 'receiver', 'store'].map((id) => ({ id, status: 'ok' })),
      { id: 'window', status: 'skipped' },
      { id: 'answer', status: 'ok' },
    ]);
    expect((await command.ended).code).toBe(0);
    await ngrok.until(() => ngrok.connections === 0);
  });

  it('names the broken hop of a public URL of one’s own, and ends with 1', async () => {
    const args = ['listen', '--memory', '--port', '0', '--public-url', 'https://localhost:1', '--path-test'];
    const { code, stdout } = await hookglass(args);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✕ Public URL .*Nothing accepts connections/);
    expect(stdout).toMatch(/The path is broken\./);
  });
});

it('doctor says whether the SDK loads', async () => {
  const { stdout } = await hookglass(['doctor', '--json', '--data', folder.path]);
  expect(jsonLines(stdout).find(({ id }) => id === 'tunnel')).toMatchObject({
    status: 'ok',
    detail: expect.stringMatching(/SDK loads; NGROK_AUTHTOKEN is not set/),
  });
});
