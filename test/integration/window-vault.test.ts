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
import type { VaultPlace } from '../../core/contract/state.ts';
import { openSealedFile } from '../../core/vault/sealed-file.ts';
import { openVault, type VaultChoice, type WindowVault } from '../../electron/vault/open-vault.ts';
import type { SystemStorage } from '../../electron/vault/system-storage.ts';
import { temporaryFolder } from '../support/engine.ts';
import {
  asyncStorage,
  knownKeyStorage,
  syncStorage,
  unprotectedStorage,
} from '../support/fake-safe-storage.ts';

const SECRET = 'kept-where-nobody-looks-1234';
const REF = 'endpoint/hooks/current';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const path = (): string => join(folder.path, 'vault.json');
let choice: VaultChoice;
beforeEach(() => {
  choice = { place: null, told: false };
});
/** As the app does it: what the user decides stands in the settings. */
const open = (storage: SystemStorage): Promise<WindowVault> =>
  openVault({
    ...{ storage, platform: 'linux', dataDir: folder.path, now: () => 0, choice },
    cost: { logN: 1, r: 1, p: 1 },
    keepChoice(patch) {
      choice = { ...choice, ...patch };
    },
  });
const set = (vault: WindowVault, value = SECRET): Promise<boolean> =>
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

const PASS = 'correct horse';
const sealedPath = (): string => join(folder.path, 'secrets.vault');
const place = (vault: WindowVault, to: VaultPlace, passphrase: string | null = null): Promise<void> =>
  vault.place({ place: to, passphrase });

describe('the choice of a place', () => {
  it.each([
    ['no keyring', unprotectedStorage],
    ['a key that everyone knows behind a good name', knownKeyStorage],
  ])('is offered where there is %s, and memory is what is usual', async (_name, make) => {
    const vault = await open(make());
    expect(vault.snapshot().state).toMatchObject({
      kind: 'memory',
      places: ['memory', 'sealed', 'weak'],
      undecided: true,
    });
  });

  it('is asked for with the first secret, and once', async () => {
    const storage = unprotectedStorage();
    await set(await open(storage));
    expect(choice).toEqual({ place: null, told: true });
    expect((await open(storage)).snapshot().state.undecided).toBe(false);
  });

  it('of the weak protection is told plainly, keeps over a restart, and leaves nothing behind when it is left', async () => {
    const storage = unprotectedStorage();
    const first = await open(storage);
    await set(first);
    await place(first, 'weak');
    expect(first.snapshot().state.detail).toContain('a key that everyone knows');
    const second = await open(storage);
    expect(second.snapshot()).toMatchObject({ state: { kind: 'weak' }, secrets: { [REF]: SECRET } });
    await place(second, 'memory');
    expect(second.snapshot().secrets).toEqual({ [REF]: SECRET });
    expect(readdirSync(folder.path)).toEqual([]);
    expect((await open(storage)).snapshot()).toMatchObject({ state: { kind: 'memory' }, secrets: {} });
  });

  it.each([
    ['protected', syncStorage, 'system'],
    ['unprotected', unprotectedStorage, 'memory'],
  ] as const)('of a passphrase on a %s system moves all, and back', async (_name, make, usual) => {
    const storage = make();
    const first = await open(storage);
    await set(first);
    await place(first, 'sealed', PASS);
    expect(readdirSync(folder.path)).toEqual(['secrets.vault']);
    expect(readFileSync(sealedPath()).includes(SECRET)).toBe(false);
    const second = await open(storage);
    expect(second.snapshot()).toMatchObject({ state: { kind: 'sealed', locked: true }, secrets: {} });
    await expect(set(second)).rejects.toMatchObject({ code: 'vault-locked' });
    await expect(place(second, 'sealed', 'wrong')).rejects.toMatchObject({ code: 'vault-passphrase-wrong' });
    await expect(place(second, 'sealed', null)).rejects.toMatchObject({ details: { field: 'passphrase' } });
    expect(second.snapshot().state.locked).toBe(true);
    await place(second, 'sealed', PASS);
    expect(second.snapshot()).toMatchObject({ state: { locked: false }, secrets: { [REF]: SECRET } });
    await place(second, usual);
    expect(second.snapshot()).toMatchObject({ state: { kind: usual }, secrets: { [REF]: SECRET } });
    expect(existsSync(sealedPath())).toBe(false);
  });

  it('leaves a file that stays locked where it is', async () => {
    const storage = unprotectedStorage();
    const first = await open(storage);
    await set(first);
    await place(first, 'sealed', PASS);
    const bytes = readFileSync(sealedPath());
    const second = await open(storage);
    await place(second, 'memory');
    expect(second.snapshot()).toMatchObject({ state: { kind: 'memory', locked: false }, secrets: {} });
    expect(readFileSync(sealedPath())).toEqual(bytes);
  });

  it('takes what the command put into the file meanwhile along, and tells that there is more', async () => {
    const vault = await open(unprotectedStorage());
    await set(vault);
    await place(vault, 'sealed', PASS);
    const other = await openSealedFile(sealedPath(), PASS);
    await other.change([{ op: 'set', ref: 'named/cli', value: 'from-the-command' }]);
    expect(await vault.change([{ op: 'set', ref: 'a', value: 'x' }])).toBe(true);
    expect(Object.keys(vault.snapshot().secrets).sort()).toEqual(['a', REF, 'named/cli']);
    await other.change([{ op: 'set', ref: 'named/later', value: 'y' }]);
    await place(vault, 'memory');
    expect(vault.snapshot().secrets['named/later']).toBe('y');
  });

  it('of a file that is gone is told, and the usual place taken', async () => {
    choice = { place: 'sealed', told: true };
    const vault = await open(unprotectedStorage());
    expect(vault.snapshot().state.kind).toBe('memory');
    expect(vault.notices).toMatchObject([{ id: 'vault-gone' }]);
  });

  it('is refused where the system does not offer it', async () => {
    const vault = await open(syncStorage());
    await set(vault);
    await expect(place(vault, 'weak')).rejects.toMatchObject({ code: 'bad-argument' });
    expect(vault.snapshot()).toMatchObject({ state: { kind: 'system' }, secrets: { [REF]: SECRET } });
  });

  it('that cannot be written leaves all where it was', async () => {
    const storage = unprotectedStorage();
    const vault = await open(storage);
    await set(vault);
    mkdirSync(join(`${sealedPath()}.new`, 'in the way'), { recursive: true });
    await expect(place(vault, 'sealed', PASS)).rejects.toMatchObject({ code: 'vault-write-failed' });
    expect(vault.snapshot()).toMatchObject({ state: { kind: 'memory' }, secrets: { [REF]: SECRET } });
    expect(choice.place).toBeNull();
  });

  it('does not take what cannot be read here out of its file', async () => {
    await set(await open(syncStorage()));
    const others = readFileSync(path(), 'utf8');
    const vault = await open(syncStorage());
    await vault.change([{ op: 'set', ref: 'mine', value: 'x' }]);
    await place(vault, 'sealed', PASS);
    expect(stored()).toEqual(JSON.parse(others));
    expect((await openSealedFile(sealedPath(), PASS)).secrets).toEqual(new Map([['mine', 'x']]));
  });
});
