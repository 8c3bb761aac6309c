import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hookglass, jsonLines, startHookglass } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { openPort } from '../support/interface-port.ts';

const SECRET = 'kept-by-the-command-4321';
const PASS = { HOOKGLASS_VAULT_PASSPHRASE: 'correct horse' };

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const path = (): string => join(folder.path, 'secrets.vault');
const secrets = (args: readonly string[], input = '', env: Record<string, string> = PASS) =>
  hookglass(['secrets', ...args, '--data', folder.path, '--json'], input, env);
const names = async (): Promise<unknown[]> =>
  jsonLines((await secrets(['list'])).stdout).map(({ name }) => name);

describe('hookglass secrets', () => {
  it('sets, lists, rotates, renames and deletes, and never shows a value', async () => {
    const said = [
      await secrets(['set', 'stripe'], `${SECRET}\n`),
      await secrets(['set', 'endpoint/hooks/current'], 'old'),
      await secrets(['rotate', 'endpoint/hooks/current'], 'new'),
      await secrets(['rename', 'stripe', 'stripe-test']),
      await secrets(['list']),
    ];
    expect(said.map(({ code, stderr }) => [code, stderr])).toEqual(said.map(() => [0, '']));
    expect(said.map(({ stdout }) => stdout).join('')).not.toContain(SECRET);
    expect(jsonLines(said[4]?.stdout ?? '')).toEqual([
      { name: 'endpoint/hooks/current', kind: 'endpoint' },
      { name: 'endpoint/hooks/previous', kind: 'endpoint' },
      { name: 'stripe-test', kind: 'named' },
    ]);
    expect(readdirSync(folder.path)).toEqual(['secrets.vault']);
    expect(readFileSync(path()).includes(SECRET)).toBe(false);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect((await secrets(['delete', 'stripe-test'])).code).toBe(2);
    expect((await secrets(['delete', 'stripe-test', '--yes'])).code).toBe(0);
    expect(await names()).toEqual(['endpoint/hooks/current', 'endpoint/hooks/previous']);
  });

  it('takes a value from the environment and from files, and the passphrase from a file', async () => {
    const file = join(folder.path, 'value');
    const pass = join(folder.path, 'pass');
    writeFileSync(file, 'from a file\n');
    writeFileSync(pass, 'from a file too\n');
    const given = ['--vault-passphrase-file', pass];
    expect((await secrets(['set', 'a', '--secret-file', file, ...given], '', {})).code).toBe(0);
    const env = { SOME_SECRET: 'x' };
    expect((await secrets(['set', 'b', '--secret-env', 'SOME_SECRET', ...given], '', env)).code).toBe(0);
    expect(jsonLines((await secrets(['list', ...given], '', {})).stdout)).toHaveLength(2);
  });

  it.each([
    ['a wrong passphrase', { HOOKGLASS_VAULT_PASSPHRASE: 'wrong' }, 'vault-passphrase-wrong'],
    ['no passphrase and nobody to ask', {}, 'bad-argument'],
  ])('is refused with %s, and the file is as it was', async (_name, env, code) => {
    await secrets(['set', 'a'], SECRET);
    const before = readFileSync(path());
    for (const [args, input] of [
      [['set', 'a'], 'other'],
      [['list'], ''],
      [['delete', 'a', '--yes'], ''],
    ] as const) {
      const refused = await secrets(args, input, env);
      expect(refused.code).toBe(2);
      expect(JSON.parse(refused.stderr)).toMatchObject({ type: 'error', code });
    }
    expect(readFileSync(path())).toEqual(before);
  });

  it('never writes over a file that is damaged', async () => {
    await secrets(['set', 'a'], SECRET);
    const bytes = readFileSync(path());
    bytes[50] = (bytes[50] ?? 0) ^ 1;
    writeFileSync(path(), bytes);
    const refused = await secrets(['set', 'a'], 'other');
    expect(JSON.parse(refused.stderr)).toMatchObject({ code: 'vault-damaged' });
    expect(refused.code).toBe(2);
    expect(readFileSync(path())).toEqual(bytes);
  });

  it('says what is missing', async () => {
    const nothing = await secrets(['list']);
    expect(JSON.parse(nothing.stderr)).toMatchObject({ code: 'vault-not-found' });
    expect(existsSync(path())).toBe(false);
    await secrets(['set', 'a'], SECRET);
    expect(JSON.parse((await secrets(['rotate', 'b'], 'x')).stderr)).toMatchObject({
      code: 'secret-not-found',
    });
    expect(JSON.parse((await secrets(['set', 'no/such/place'], 'x')).stderr)).toMatchObject({
      code: 'bad-argument',
    });
    expect(JSON.parse((await secrets(['set', 'empty'], '')).stderr)).toMatchObject({ code: 'bad-argument' });
  });
});

describe('--secret vault:NAME', () => {
  const sign = (secret: readonly string[], env: Record<string, string> = {}) =>
    hookglass(['sign', '-', '--scheme', 'github', ...secret, '--json'], '{}', env);

  it('signs and verifies as the secret itself does', async () => {
    await secrets(['set', 'gh'], SECRET);
    const vault = ['--vault', path()];
    const signed = await sign(['--secret', 'vault:gh', ...vault], PASS);
    expect(signed.stdout).toBe((await sign(['--secret', SECRET])).stdout);
    const [[name, value] = ['', '']] = (jsonLines(signed.stdout)[0]?.headers ?? []) as [string, string][];
    const request = join(folder.path, 'request');
    writeFileSync(request, `POST / HTTP/1.1\r\nHost: x\r\n${name}: ${value}\r\nContent-Length: 2\r\n\r\n{}`);
    const verified = await hookglass(
      ['verify', '--request', request, '--scheme', 'github', '--json', ...vault]
        .concat(['--secret', 'vault:gh'])
        .concat(['--previous-secret', 'vault:gh']),
      '',
      PASS,
    );
    expect(jsonLines(verified.stdout)).toMatchObject([{ verdict: 'verified' }]);
  });

  it('is refused in words where there is none of that name, without repeating it', async () => {
    await secrets(['set', 'gh'], SECRET);
    const refused = await sign(['--secret', 'vault:half-of-a-secret', '--vault', path()], PASS);
    expect(JSON.parse(refused.stderr)).toMatchObject({ code: 'secret-not-found' });
    expect(refused.stderr).not.toContain('half-of-a-secret');
  });

  it('is taken by listen, whose endpoints have their own of the file too', async () => {
    await secrets(['set', 'mine'], SECRET);
    await secrets(['set', 'endpoint/b/current'], SECRET);
    const ends = ['--endpoint', 'a=meetinglawyers', '--endpoint', 'b=meetinglawyers', '--count', '2'];
    const listening = startHookglass(
      ['listen', '--port', '0', '--json', '--data', folder.path, '--secret', 'a=vault:mine', ...ends],
      PASS,
    );
    const { url } = await listening.next();
    for (const slug of ['a', 'b']) {
      const sent = await hookglass(
        ['send', 'meetinglawyers/message_sent', '--to', `${String(url)}/${slug}`, '--vault', path()].concat([
          '--secret',
          'vault:mine',
        ]),
        '',
        PASS,
      );
      expect(sent.code, sent.stderr).toBe(0);
      expect(await listening.next()).toMatchObject({ signature: { verdict: 'verified' } });
    }
    expect((await listening.ended).code).toBe(0);
  });
});

describe('hookglass serve', () => {
  const serve = (env: Record<string, string>) =>
    startHookglass(
      ['serve', '--json', '--no-open', '--port', '0', '--receiver-port', '0', '--data', folder.path],
      env,
    );
  const open = async (server: ReturnType<typeof serve>) => {
    const { url } = await server.next();
    return openPort(String(url));
  };
  const stop = async (server: ReturnType<typeof serve>): Promise<void> => {
    server.child.kill('SIGTERM');
    await server.ended;
  };

  it('keeps the secrets of endpoints in the vault file, over its end', async () => {
    const first = serve({});
    const page = await open(first);
    await page.call('endpoints.setSecret', { slug: '', which: 'current', secret: SECRET });
    await page.call('secrets.place', { place: 'sealed', passphrase: PASS.HOOKGLASS_VAULT_PASSPHRASE });
    await page.call('secrets.add', { name: 'more', secret: 'x' });
    page.close();
    await stop(first);
    expect(await names()).toEqual(['endpoint//current', 'more']);
    const second = serve(PASS);
    const again = await open(second);
    const { endpoints } = await again.call('endpoints.list', {});
    expect(endpoints[0]?.secrets.current).toBe('set');
    again.close();
    await stop(second);
  });

  it('is locked without the passphrase until the page gives it', async () => {
    await secrets(['set', 'endpoint//current'], SECRET);
    const server = serve({});
    const page = await open(server);
    expect((await page.call('engine.state', {})).vault).toMatchObject({ kind: 'sealed', locked: true });
    const wrong = page.call('secrets.place', { place: 'sealed', passphrase: 'wrong' });
    await expect(wrong).rejects.toMatchObject({ code: 'vault-passphrase-wrong' });
    await page.call('secrets.place', { place: 'sealed', passphrase: PASS.HOOKGLASS_VAULT_PASSPHRASE });
    expect((await page.call('endpoints.list', {})).endpoints[0]?.secrets.current).toBe('set');
    page.close();
    await stop(server);
  });

  it('says what is wrong with a passphrase that it is given', async () => {
    await secrets(['set', 'a'], SECRET);
    const { code, stderr } = await serve({ HOOKGLASS_VAULT_PASSPHRASE: 'wrong' }).ended;
    expect(code).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ code: 'vault-passphrase-wrong' });
  });
});
