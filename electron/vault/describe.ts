import { systemCipher } from './cipher.ts';
import type { SystemStorage } from './system-storage.ts';

/** Backends on Linux that encrypt with a key anyone can read: no protection. */
const UNPROTECTED = ['basic_text', 'unknown'];

/** What begins what Chromium encrypts on Linux with the key that stands in its own code (`fallback_linux_key_provider.cc`). */
const KNOWN_KEY = 'v10';

/**
 * `system`: it encrypts with a key of its own store. `weak`: it can encrypt, with a key that everyone knows. `none`: it cannot.
 */
export type Protection =
  | { readonly kind: 'system'; readonly backend: string | null }
  | { readonly kind: 'weak' | 'none' };

/** How this system can protect secrets. Ask only after the app is ready: before, nothing is known. */
export async function findProtection(storage: SystemStorage, platform: NodeJS.Platform): Promise<Protection> {
  if (platform !== 'linux') return (await canEncrypt(storage)) ? { kind: 'system', backend: null } : none;
  const backend = storage.getSelectedStorageBackend?.() ?? null;
  if (backend !== null && UNPROTECTED.includes(backend)) return weakOrNone(storage);
  if (!(await canEncrypt(storage))) return weakOrNone(storage);
  // The asynchronous calls fall back to that key without the backend's name saying so.
  return (await usesKnownKey(storage)) ? { kind: 'weak' } : { kind: 'system', backend };
}

const none = { kind: 'none' } as const;

async function canEncrypt(storage: SystemStorage): Promise<boolean> {
  if (storage.isAsyncEncryptionAvailable) return storage.isAsyncEncryptionAvailable();
  return storage.isEncryptionAvailable?.() ?? false;
}

async function usesKnownKey(storage: SystemStorage): Promise<boolean> {
  // One that is locked now says so with the first secret; here nothing is known of it.
  const probe = await systemCipher(storage)
    .encrypt('probe')
    .catch(() => '');
  return Buffer.from(probe, 'base64').toString('latin1').startsWith(KNOWN_KEY);
}

/** Whether it would encrypt where that is asked for. That is taken back: nothing is stored so unless the user wants it. */
async function weakOrNone(storage: SystemStorage): Promise<Protection> {
  if (!storage.setUsePlainTextEncryption) return none;
  try {
    storage.setUsePlainTextEncryption(true);
    return (await canEncrypt(storage)) ? { kind: 'weak' } : none;
  } finally {
    storage.setUsePlainTextEncryption(false);
  }
}
