import { HookglassError } from '../contract/errors.ts';
import { applyChanges, isSame } from './changes.ts';
import type { SecretStore } from './placed-keeper.ts';
import { createSealedFile, openSealedFile, type SealedFile, sealedFileExists } from './sealed-file.ts';
import type { Cost } from './sealing.ts';

/** In the memory of this process. */
export function memoryStore(detail: string, first: Readonly<Record<string, string>> = {}): SecretStore {
  let entries: ReadonlyMap<string, string> = new Map(Object.entries(first));
  return {
    ...{ place: 'memory', detail },
    contents: () => ({ secrets: Object.fromEntries(entries), unreadable: [] }),
    change(changes) {
      entries = applyChanges(entries, changes);
      return Promise.resolve(false);
    },
    clear() {
      entries = new Map();
      return Promise.resolve();
    },
  };
}

/** In a file with a passphrase. */
export function sealedStore(path: string, file: SealedFile): SecretStore {
  return {
    place: 'sealed',
    detail: `Secrets are in ${path}, encrypted with your passphrase (scrypt, AES-256-GCM); who has the file and not the passphrase has nothing.`,
    contents: () => ({ secrets: Object.fromEntries(file.secrets), unreadable: [] }),
    async change(changes) {
      const expected = applyChanges(file.secrets, changes);
      await file.change(changes);
      return !isSame(expected, file.secrets);
    },
    clear: file.remove,
  };
}

/** Opens the file, or makes one with this passphrase where there is none. Rejects as `openSealedFile` and `createSealedFile` do. */
export async function openSealedStore(path: string, passphrase: string, cost?: Cost): Promise<SecretStore> {
  const file = (await sealedFileExists(path))
    ? await openSealedFile(path, passphrase)
    : await createSealedFile(path, passphrase, new Map(), cost);
  return sealedStore(path, file);
}

/** The same with what somebody typed; `bad-argument` at its field where that is nothing. */
export function openTypedStore(path: string, passphrase: string | null, cost?: Cost): Promise<SecretStore> {
  if (passphrase !== null && passphrase !== '') return openSealedStore(path, passphrase, cost);
  throw new HookglassError('bad-argument', 'Give the passphrase.', { details: { field: 'passphrase' } });
}
