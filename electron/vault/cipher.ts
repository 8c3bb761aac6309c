import type { SystemStorage } from './system-storage.ts';

export interface Decrypted {
  readonly secret: string;
  /** The system has a newer key: it should be encrypted once more. */
  readonly outdated: boolean;
}

/** Encrypts for this user on this system alone. What it gives is base64. */
export interface Cipher {
  encrypt(secret: string): Promise<string>;
  /** Rejects for what another user or another key encrypted. */
  decrypt(stored: string): Promise<Decrypted>;
}

export function systemCipher(storage: SystemStorage): Cipher {
  return {
    async encrypt(secret) {
      const bytes = storage.encryptStringAsync
        ? await storage.encryptStringAsync(secret)
        : storage.encryptString?.(secret);
      if (!bytes) throw new Error('This version of Electron offers no encryption.');
      return bytes.toString('base64');
    },
    async decrypt(stored) {
      const bytes = Buffer.from(stored, 'base64');
      if (storage.decryptStringAsync) {
        const { result, shouldReEncrypt } = await storage.decryptStringAsync(bytes);
        return { secret: result, outdated: shouldReEncrypt };
      }
      const secret = storage.decryptString?.(bytes);
      if (secret === undefined) throw new Error('This version of Electron offers no encryption.');
      return { secret, outdated: false };
    },
  };
}
