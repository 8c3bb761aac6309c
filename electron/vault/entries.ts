import type { Change, VaultChange } from '../../core/vault/changes.ts';
import type { Cipher } from './cipher.ts';
import type { StoredSecrets } from './vault-file.ts';

export interface Entry {
  /** null: it cannot be decrypted here. */
  readonly secret: string | null;
  /** As it stands in the file; null: it is in memory alone. */
  readonly stored: string | null;
}
export type Entries = ReadonlyMap<string, Entry>;

/** `cipher` null: this system protects nothing, so nothing that was stored can be read. */
export async function decryptAll(stored: StoredSecrets, cipher: Cipher | null): Promise<Entries> {
  const entries = [...stored].map(async ([ref, text]) => [ref, await decryptOne(text, cipher)] as const);
  return new Map(await Promise.all(entries));
}

async function decryptOne(stored: string, cipher: Cipher | null): Promise<Entry> {
  if (!cipher) return { secret: null, stored };
  try {
    const { secret, outdated } = await cipher.decrypt(stored);
    return { secret, stored: outdated ? await cipher.encrypt(secret) : stored };
  } catch {
    // Another user's, or the system's key is another one now. The reason may say too much to be told.
    return { secret: null, stored };
  }
}

export async function encryptChange(change: VaultChange, cipher: Cipher | null): Promise<Change<Entry>> {
  if (change.op !== 'set') return change;
  const secret = change.value;
  return { ...change, value: { secret, stored: cipher ? await cipher.encrypt(secret) : null } };
}

/** What belongs into the file. */
export function storedOf(entries: Entries): StoredSecrets {
  return new Map(
    [...entries].flatMap(([ref, { stored }]) => (stored === null ? [] : [[ref, stored] as const])),
  );
}

export function readableOf(entries: Entries): Record<string, string> {
  return Object.fromEntries(
    [...entries].flatMap(([ref, { secret }]) => (secret === null ? [] : [[ref, secret] as const])),
  );
}

export function unreadableOf(entries: Entries): string[] {
  return [...entries].flatMap(([ref, { secret }]) => (secret === null ? [ref] : []));
}
