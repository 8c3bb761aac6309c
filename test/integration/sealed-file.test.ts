import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealedFile, openSealedFile, type SealedFile } from '../../core/vault/sealed-file.ts';
import { temporaryFolder } from '../support/engine.ts';

const cheap = { logN: 1, r: 1, p: 1 };
const PASS = 'correct horse';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const path = (): string => join(folder.path, 'deep', 'secrets.vault');
const make = (secrets: Record<string, string> = {}): Promise<SealedFile> =>
  createSealedFile(path(), PASS, new Map(Object.entries(secrets)), cheap);
const secretsOf = async (): Promise<object> =>
  Object.fromEntries((await openSealedFile(path(), PASS)).secrets);

describe('a vault file with a passphrase', () => {
  it('keeps what was set, renamed and removed, for this user alone', async () => {
    const file = await make({ a: 'first' });
    await file.change([
      { op: 'set', ref: 'b', value: 'second-secret' },
      { op: 'rename', ref: 'a', to: 'c' },
    ]);
    expect(await secretsOf()).toEqual({ b: 'second-secret', c: 'first' });
    await file.change([{ op: 'remove', ref: 'c' }]);
    expect(await secretsOf()).toEqual({ b: 'second-secret' });
    expect(readFileSync(path()).includes('second-secret')).toBe(false);
    expect(readdirSync(join(folder.path, 'deep'))).toEqual(['secrets.vault']);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('takes up what another program put into it meanwhile', async () => {
    const one = await make();
    const other = await openSealedFile(path(), PASS);
    await one.change([{ op: 'set', ref: 'a', value: '1' }]);
    await other.change([{ op: 'set', ref: 'b', value: '2' }]);
    expect(await secretsOf()).toEqual({ a: '1', b: '2' });
    expect(Object.fromEntries(other.secrets)).toEqual({ a: '1', b: '2' });
  });

  it('is not made over one that is there', async () => {
    await make({ a: '1' });
    await expect(make()).rejects.toMatchObject({ code: 'vault-exists' });
    expect(await secretsOf()).toEqual({ a: '1' });
  });

  it.each(['', '   '])('is not made with the passphrase "%s"', async (passphrase) => {
    const made = createSealedFile(path(), passphrase, new Map(), cheap);
    await expect(made).rejects.toMatchObject({ code: 'bad-argument', details: { field: 'passphrase' } });
  });

  it('that was damaged or replaced while it was open is left as it is', async () => {
    const file = await make({ a: '1' });
    const change = [{ op: 'set', ref: 'a', value: '2' }] as const;
    const bytes = readFileSync(path());
    writeFileSync(path(), bytes.subarray(0, 60));
    await expect(file.change(change)).rejects.toMatchObject({ code: 'vault-damaged' });
    expect(readFileSync(path())).toEqual(bytes.subarray(0, 60));
    await file.remove();
    await make({ other: 'x' });
    const others = readFileSync(path());
    await expect(file.change(change)).rejects.toMatchObject({ code: 'vault-write-failed' });
    expect(readFileSync(path())).toEqual(others);
    expect(file.secrets.get('a')).toBe('1');
  });

  it('that is not there, is a folder or no vault is told in words', async () => {
    await expect(openSealedFile(path(), PASS)).rejects.toMatchObject({ code: 'vault-not-found' });
    mkdirSync(path(), { recursive: true });
    await expect(openSealedFile(path(), PASS)).rejects.toMatchObject({ code: 'file-unreadable' });
    const text = join(folder.path, 'note.txt');
    writeFileSync(text, 'HGVAULT and more, though no vault at all'.repeat(4));
    await expect(openSealedFile(text, PASS)).rejects.toMatchObject({ code: /^vault-(newer|damaged)$/ });
  });

  it('refuses a change that cannot be written, and says that what was set still counts', async () => {
    const file = await make({ a: '1' });
    mkdirSync(join(`${path()}.new`, 'in the way'), { recursive: true });
    const changed = file.change([{ op: 'remove', ref: 'a' }]);
    await expect(changed).rejects.toMatchObject({ code: 'vault-write-failed' });
    expect(await secretsOf()).toEqual({ a: '1' });
  });
});
