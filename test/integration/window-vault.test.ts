import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVault, type WindowVault } from '../../electron/vault/open-vault.ts';
import type { SystemStorage } from '../../electron/vault/system-storage.ts';
import { temporaryFolder } from '../support/engine.ts';
import { asyncStorage, syncStorage, unprotectedStorage } from '../support/fake-safe-storage.ts';

const SECRET = 'kept-where-nobody-looks-1234';
const REF = 'endpoint/hooks/current';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const path = (): string => join(folder.path, 'vault.json');
const open = (storage: SystemStorage): Promise<WindowVault> =>
  openVault({ storage, platform: 'linux', dataDir: folder.path, now: () => 0 });
const set = (vault: WindowVault, value = SECRET): Promise<void> =>
  vault.change([{ op: 'set', ref: REF, value }]);
const stored = (): unknown => JSON.parse(readFileSync(path(), 'utf8'));

describe.each([
  ['synchronous', syncStorage],
  ['asynchronous', () => asyncStorage()],
])('a system with %s encryption', (_name, make) => {
  it('keeps secrets encrypted in a file of the user alone, over a restart', async () => {
    const storage = make();
    const first = await open(storage);
    expect(first.snapshot().state.kind).toBe('system');
    await set(first);
    expect(readFileSync(path(), 'utf8')).not.toContain(SECRET);
    expect(readFileSync(path(), 'utf8')).not.toContain(Buffer.from(SECRET).toString('base64'));
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect((await open(storage)).snapshot()).toMatchObject({ secrets: { [REF]: SECRET }, unreadable: [] });
    expect(readdirSync(folder.path)).toEqual(['vault.json']);
  });

  it('renames and removes, and the file follows', async () => {
    const storage = make();
    const vault = await open(storage);
    await set(vault);
    await vault.change([{ op: 'rename', ref: REF, to: 'other' }]);
    expect((await open(storage)).snapshot().secrets).toEqual({ other: SECRET });
    await vault.change([{ op: 'remove', ref: 'other' }]);
    expect(stored()).toEqual({ version: 1, secrets: {} });
  });

  it('leaves what another user stored, says so, and lets it be replaced', async () => {
    await set(await open(make()));
    const before = readFileSync(path(), 'utf8');
    const vault = await open(make());
    expect(vault.snapshot()).toMatchObject({ secrets: {}, unreadable: [REF] });
    expect(vault.notices).toMatchObject([{ id: 'vault-unreadable', severity: 'warning' }]);
    expect(readFileSync(path(), 'utf8')).toBe(before);
    await vault.change([{ op: 'set', ref: 'another', value: 'x' }]);
    expect(stored()).toMatchObject({ secrets: (JSON.parse(before) as { secrets: object }).secrets });
    await set(vault, 'a new one');
    expect(vault.snapshot()).toMatchObject({ secrets: { [REF]: 'a new one' }, unreadable: [] });
    expect(readFileSync(path(), 'utf8')).not.toBe(before);
  });
});

describe('a system without protection', () => {
  it('keeps secrets in memory, and no file', async () => {
    const storage = unprotectedStorage();
    const vault = await open(storage);
    await set(vault);
    expect(vault.snapshot()).toMatchObject({ state: { kind: 'memory' }, secrets: { [REF]: SECRET } });
    expect(vault.snapshot().state.detail).toContain('forgotten when Hookglass ends');
    expect(existsSync(path())).toBe(false);
    expect((await open(storage)).snapshot().secrets).toEqual({});
  });

  it('leaves what was stored while there was one', async () => {
    const storage = syncStorage();
    await set(await open(storage));
    const vault = await open({ ...storage, getSelectedStorageBackend: () => 'basic_text' });
    expect(vault.snapshot()).toMatchObject({ secrets: {}, unreadable: [REF] });
    await vault.change([{ op: 'set', ref: 'another', value: 'x' }]);
    expect((await open(storage)).snapshot().secrets).toEqual({ [REF]: SECRET });
  });

  it('is one that offers no encryption at all', async () => {
    const vault = await open({ getSelectedStorageBackend: () => 'kwallet6' });
    expect(vault.snapshot().state.kind).toBe('memory');
  });
});

describe('a file that cannot be used', () => {
  it.each([
    ['no JSON', '{'],
    ['another shape', '{"version":1,"secrets":{"a":1}}'],
    ['a version to come', '{"version":2,"secrets":{}}'],
    ['text that is no base64', '{"version":1,"secrets":{"a":"!"}}'],
  ])('with %s is set aside whole, and told', async (_name, text) => {
    writeFileSync(path(), text);
    const vault = await open(syncStorage());
    const aside = readdirSync(folder.path).find((name) => name.startsWith('vault.broken-')) ?? 'none';
    expect(readFileSync(join(folder.path, aside), 'utf8')).toBe(text);
    expect(vault.notices).toMatchObject([{ id: 'vault-set-aside' }]);
    expect(vault.notices[0]?.text).toContain(aside);
    await set(vault);
    expect(existsSync(path())).toBe(true);
  });

  it('because it cannot be opened is not touched', async () => {
    mkdirSync(path());
    const vault = await open(syncStorage());
    await set(vault);
    expect(vault.snapshot()).toMatchObject({ state: { kind: 'memory' }, secrets: { [REF]: SECRET } });
    expect(vault.notices).toMatchObject([{ id: 'vault-unopened' }]);
    expect(statSync(path()).isDirectory()).toBe(true);
  });
});

describe('a change', () => {
  it('that cannot be written is refused, and nothing of it counts', async () => {
    const storage = syncStorage();
    const vault = await open(storage);
    await set(vault);
    // Where the new file is to be written stands a folder that is not empty.
    mkdirSync(join(`${path()}.new`, 'in the way'), { recursive: true });
    const change = vault.change([
      { op: 'set', ref: 'a', value: 'x' },
      { op: 'remove', ref: REF },
    ]);
    await expect(change).rejects.toMatchObject({ code: 'vault-write-failed' });
    expect(vault.snapshot().secrets).toEqual({ [REF]: SECRET });
    expect((await open(storage)).snapshot().secrets).toEqual({ [REF]: SECRET });
  });

  it('that the system cannot encrypt is refused without the secret in its sentence', async () => {
    const storage = syncStorage();
    const vault = await open({
      ...storage,
      encryptString: () => {
        throw new Error('the keyring is locked');
      },
    });
    const error = await set(vault).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'vault-write-failed' });
    expect(String(error)).toContain('the keyring is locked');
    expect(String(error)).not.toContain(SECRET);
    expect(vault.snapshot().secrets).toEqual({});
  });

  it('takes the place of a left-over with other rights', async () => {
    writeFileSync(`${path()}.new`, 'half');
    chmodSync(`${path()}.new`, 0o666);
    await set(await open(syncStorage()));
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('is encrypted once more where the system has a newer key', async () => {
    const outdated = { now: false };
    const storage = asyncStorage(outdated);
    await set(await open(storage));
    const before = readFileSync(path(), 'utf8');
    outdated.now = true;
    expect((await open(storage)).snapshot().secrets).toEqual({ [REF]: SECRET });
    expect(readFileSync(path(), 'utf8')).not.toBe(before);
  });
});
