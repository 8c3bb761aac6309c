import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SystemStorage } from '../../electron/vault/system-storage.ts';

/**
 * Stands in for Electron's `safeStorage`, whose real encryption asks for a keyring that test machines do not have. It
 * encrypts with a key of this object, so that another object is as another user: it cannot decrypt.
 */
function codec() {
  const key = randomBytes(32);
  return {
    encrypt(text: string): Buffer {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), bytes]);
    },
    decrypt(bytes: Buffer): string {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

/** As Electron 33 has it: synchronous. */
export function syncStorage(): SystemStorage {
  const { encrypt, decrypt } = codec();
  return {
    isEncryptionAvailable: () => true,
    encryptString: encrypt,
    decryptString: decrypt,
    getSelectedStorageBackend: () => 'gnome_libsecret',
  };
}

/** As later versions have it: asynchronous alone. `outdated` is a system whose key was replaced. */
export function asyncStorage(outdated = { now: false }): SystemStorage {
  const { encrypt, decrypt } = codec();
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: async (text) => encrypt(text),
    decryptStringAsync: async (bytes) => ({ result: decrypt(bytes), shouldReEncrypt: outdated.now }),
    getSelectedStorageBackend: () => 'kwallet6',
  };
}

/** Linux without a keyring: it encrypts with a key that everyone knows, where that is asked for. */
export function unprotectedStorage(): SystemStorage {
  let plain = false;
  return {
    ...syncStorage(),
    getSelectedStorageBackend: () => 'basic_text',
    isEncryptionAvailable: () => plain,
    setUsePlainTextEncryption(use) {
      plain = use;
    },
  };
}

/** As later versions are there: the asynchronous calls fall back to that key, and only what they encrypt shows it. */
export function knownKeyStorage(): SystemStorage {
  const { encrypt, decrypt } = codec();
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: async (text) => Buffer.concat([Buffer.from('v10'), encrypt(text)]),
    decryptStringAsync: async (bytes) => ({ result: decrypt(bytes.subarray(3)), shouldReEncrypt: false }),
    getSelectedStorageBackend: () => 'gnome_libsecret',
    setUsePlainTextEncryption: () => {},
  };
}
