import { rm } from 'node:fs/promises';
import { HookglassError, reasonOf } from '../../core/contract/errors.ts';
import { applyChanges, isSame, type VaultChange } from '../../core/vault/changes.ts';
import type { SecretStore } from '../../core/vault/placed-keeper.ts';
import type { Cipher } from './cipher.ts';
import { decryptAll, type Entries, encryptChange, readableOf, storedOf, unreadableOf } from './entries.ts';
import { type StoredSecrets, writeVaultFile } from './vault-file.ts';

interface FileStoreOptions {
  readonly path: string;
  readonly found: StoredSecrets;
  /** null: what is set stays in memory, and what stands in the file cannot be read. */
  readonly cipher: Cipher | null;
  readonly place: SecretStore['place'];
  readonly detail: string;
}

/**
 * Secrets in a file, each encrypted by the system; in memory where it is not to encrypt. What was stored and cannot be read here is
 * left as it is, until the user replaces or removes it.
 */
export async function openFileStore(options: FileStoreOptions): Promise<SecretStore> {
  const { path, found, cipher, place, detail } = options;
  let entries = await decryptAll(found, cipher);
  const take = async (next: Entries): Promise<void> => {
    await writeIfOther(path, storedOf(entries), storedOf(next));
    entries = next;
  };
  const change = async (changes: readonly VaultChange[]): Promise<boolean> => {
    try {
      await take(applyChanges(entries, await Promise.all(changes.map((one) => encryptChange(one, cipher)))));
      return false;
    } catch (thrown) {
      throw notStored(thrown);
    }
  };
  // Encrypted once more with a newer key; the old one does until the next start where this fails.
  await writeIfOther(path, found, storedOf(entries)).catch(() => {});
  return {
    place,
    detail,
    contents: () => ({ secrets: readableOf(entries), unreadable: unreadableOf(entries) }),
    change,
    async clear() {
      const left = new Map([...entries].filter(([, { secret }]) => secret === null));
      const wasStored = storedOf(entries).size > 0;
      await take(left);
      if (wasStored && left.size === 0) await rm(path, { force: true });
    },
  };
}

async function writeIfOther(path: string, before: StoredSecrets, after: StoredSecrets): Promise<void> {
  if (!isSame(before, after)) await writeVaultFile(path, after);
}

function notStored(thrown: unknown): HookglassError {
  const reason = reasonOf(thrown);
  return new HookglassError(
    'vault-write-failed',
    `The secrets could not be stored (${reason}). What was set before still counts.`,
    { cause: thrown },
  );
}
