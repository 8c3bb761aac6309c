import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noOptions } from '../../core/contract/endpoints.ts';
import { hookglass, jsonLines, startHookglass } from '../support/cli.ts';
import { startEngine, temporaryFolder } from '../support/engine.ts';

describe('hookglass settings', () => {
  const [here, there] = [temporaryFolder(), temporaryFolder()];
  const file = join(here.path, 'team.json');
  const settingsIn = (folder: { path: string }): string => join(folder.path, 'settings.json');

  beforeAll(async () => {
    const engine = await startEngine({ dataDir: here.path });
    const endpoint = {
      slug: 'orders',
      provider: 'okhi',
      scheme: null,
      options: noOptions,
      rejectBadSignature: false,
    };
    await engine.call('endpoints.save', { was: null, endpoint });
    const environment = { name: 'staging', variables: { host: 'x.example', api_token: 'never-to-leave' } };
    await engine.call('environments.save', { environment });
    await engine.call('operation.set', { durability: 'power-loss' });
    await engine.close();
    writeFileSync(
      settingsIn(here),
      JSON.stringify({ version: 1, interface: { theme: 'dark', search: 'typed-by-me' } }),
    );
  });
  afterAll(() => {
    here.remove();
    there.remove();
  });

  test('export writes what is set, without secrets and without what was typed', async () => {
    const { code, stderr } = await hookglass(['settings', 'export', file, '--data', here.path]);
    expect([code, stderr]).toEqual([0, 'Not in it: environment/staging/api_token\n']);
    const text = readFileSync(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      hookglass: 'settings',
      version: 1,
      interface: { theme: 'dark' },
    });
    expect(text).not.toMatch(/never-to-leave|typed-by-me/);
    const { stdout } = await hookglass(['settings', 'export', '--data', here.path]);
    expect({ ...JSON.parse(stdout), writtenAt: '' }).toEqual({ ...JSON.parse(text), writtenAt: '' });
  });

  test('import says what would change, and then changes it', async () => {
    const given = ['settings', 'import', file, '--data', there.path, '--json'];
    const dry = await hookglass([...given, '--dry-run']);
    expect(dry.code).toBe(0);
    const one = (before: string, after: string) => [{ name: '', before, after }];
    expect(jsonLines(dry.stdout)).toEqual(
      expect.arrayContaining([
        {
          type: 'change',
          kind: 'interface',
          key: 'theme',
          change: 'changed',
          parts: one('"system"', '"dark"'),
        },
        { type: 'change', kind: 'interface', key: 'times', change: 'same', parts: [] },
        {
          ...{ type: 'change', kind: 'receiver', key: 'durability', change: 'changed' },
          parts: one('"crash"', '"power-loss"'),
        },
        { type: 'change', kind: 'endpoint', key: 'orders', change: 'added', parts: [] },
        { type: 'missing', secret: 'environment/staging/api_token' },
      ]),
    );
    const { stdout } = await hookglass(given.filter((word) => word !== '--json').concat('--dry-run'));
    expect(stdout).toContain('~ Interface theme\n    "system" → "dark"\n');
    expect(existsSync(settingsIn(there))).toBe(false);
    expect((await hookglass(given)).code).toBe(0);
    expect(JSON.parse(readFileSync(settingsIn(there), 'utf8'))).toMatchObject({
      interface: { theme: 'dark' },
    });
    const again = jsonLines((await hookglass(given)).stdout).filter(({ change }) => change !== 'same');
    expect(again).toEqual([{ type: 'missing', secret: 'environment/staging/api_token' }]);
    const doctor = jsonLines((await hookglass(['doctor', '--data', there.path, '--json'])).stdout);
    expect(doctor.find(({ id }) => id === 'durability')?.detail).toContain('power loss; each answer waits');
  });

  test('a file that is wrong is refused with its place, and a folder in use with a sentence', async () => {
    const wrong = JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), endpoints: [{ slug: 5 }] });
    const refused = await hookglass(['settings', 'import', '-', '--data', there.path], wrong);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('At endpoints[0].slug:');
    const engine = await startEngine({ dataDir: there.path });
    const locked = await hookglass(['settings', 'import', file, '--data', there.path, '--json']);
    await engine.close();
    expect([locked.code, jsonLines(locked.stderr)[0]?.code]).toEqual([2, 'data-folder-locked']);
  });

  test('path names the file of the window', async () => {
    const { stdout } = await hookglass(['settings', 'path', '--data', here.path]);
    expect(stdout).toBe(`${settingsIn(here)}\n`);
  });
});

test('listen takes a durability for its run, and no other word', async () => {
  const folder = temporaryFolder();
  const listening = startHookglass([
    'listen',
    '--json',
    '--port',
    '0',
    '--data',
    folder.path,
    '--durability',
    'power-loss',
  ]);
  const { url } = await listening.next();
  expect((await fetch(String(url), { method: 'POST', body: '{}' })).status).toBe(200);
  listening.child.kill('SIGTERM');
  await listening.ended;
  const doctor = jsonLines((await hookglass(['doctor', '--data', folder.path, '--json'])).stdout);
  expect(doctor.find(({ id }) => id === 'durability')?.detail).toContain('a crash of the program');
  expect((await hookglass(['listen', '--durability', 'always', '--memory'])).code).toBe(2);
  folder.remove();
});
