import type { SafeStorage } from 'electron';

/**
 * The part of Electron's `safeStorage` that we use. Its synchronous calls are replaced by asynchronous ones: which are there
 * depends on Electron's version, so each is asked for.
 */
export type SystemStorage = Partial<
  Pick<
    SafeStorage,
    | 'isEncryptionAvailable'
    | 'encryptString'
    | 'decryptString'
    | 'isAsyncEncryptionAvailable'
    | 'encryptStringAsync'
    | 'decryptStringAsync'
    | 'getSelectedStorageBackend'
    | 'setUsePlainTextEncryption'
  >
>;
