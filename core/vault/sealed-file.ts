import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { isAbsent } from '../absent.ts';
import { HookglassError, reasonOf } from '../contract/errors.ts';
import { createTurns } from '../turns.ts';
import { PRIVATE, writeWhole } from '../write-whole.ts';
import { applyChanges, type VaultChange } from './changes.ts';
import { type Cost, damaged, isOf, keyFor, newKey, type SealKey, seal, unseal } from './sealing.ts';

const content = z.strictObject({ secrets: z.record(z.string().min(1).max(200), z.string().min(1)) });

type Secrets = ReadonlyMap<string, string>;

/** A vault that a passphrase protects, opened. */
export interface SealedFile {
  /** As they were when it was last read or written. */
  readonly secrets: Secrets;
  /**
   * On top of what is in the file then: another program may have changed it. Rejects with a `HookglassError`, and the file is as it was.
   */
  change(changes: readonly VaultChange[]): Promise<void>;
  /** For good. */
  remove(): Promise<void>;
}

export async function sealedFileExists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Rejects with `vault-not-found`, `file-unreadable`, `vault-passphrase-wrong`, `vault-damaged` or `vault-newer`. */
export async function openSealedFile(path: string, passphrase: string): Promise<SealedFile> {
  const file = await read(path);
  const key = await keyFor(file, passphrase);
  return opened(path, key, parse(unseal(file, key)));
}

/** Makes the file. One that is there already is not touched: that is `vault-exists`. */
export async function createSealedFile(
  path: string,
  passphrase: string,
  secrets: Secrets,
  cost?: Cost,
): Promise<SealedFile> {
  checkPassphrase(passphrase);
  if (await sealedFileExists(path))
    throw new HookglassError(
      'vault-exists',
      `There is a vault file already, ${path}. Open it with its passphrase, or move it away.`,
    );
  const key = await newKey(passphrase, cost);
  await write(path, key, secrets);
  return opened(path, key, secrets);
}

function checkPassphrase(passphrase: string): void {
  if (passphrase.trim() !== '') return;
  throw new HookglassError('bad-argument', 'The passphrase is empty. Choose one that nobody guesses.', {
    details: { field: 'passphrase' },
  });
}

function opened(path: string, key: SealKey, first: Secrets): SealedFile {
  let secrets = first;
  const inTurn = createTurns();
  return {
    get secrets() {
      return secrets;
    },
    change: (changes) =>
      inTurn(async () => {
        const file = await read(path);
        if (!isOf(file, key))
          throw new HookglassError(
            'vault-write-failed',
            'The vault file was replaced by another one meanwhile. It was left as it is; open it with its passphrase.',
          );
        const next = applyChanges(parse(unseal(file, key)), changes);
        await write(path, key, next);
        secrets = next;
      }),
    remove: () => inTurn(() => rm(path, { force: true })),
  };
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (thrown) {
    if (isAbsent(thrown)) throw new HookglassError('vault-not-found', `There is no vault file ${path}.`);
    const reason = reasonOf(thrown);
    throw new HookglassError('file-unreadable', `The vault file cannot be opened (${reason}).`, {
      cause: thrown,
    });
  }
}

async function write(path: string, key: SealKey, secrets: Secrets): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(
      path,
      seal(Buffer.from(JSON.stringify({ secrets: Object.fromEntries(secrets) })), key),
      PRIVATE,
    );
  } catch (thrown) {
    const reason = reasonOf(thrown);
    throw new HookglassError(
      'vault-write-failed',
      `The vault file could not be written (${reason}). What was set before still counts.`,
      { cause: thrown },
    );
  }
}

function parse(bytes: Buffer): Secrets {
  const parsed = content.safeParse(json(bytes));
  if (!parsed.success) throw damaged();
  return new Map(Object.entries(parsed.data.secrets));
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
