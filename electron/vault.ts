import type { SafeStorage } from 'electron';
import type { VaultState } from '../core/contract/state.ts';

/** Backends on Linux that encrypt with a key anyone can read: no protection. */
const UNPROTECTED = ['basic_text', 'unknown'];

const NO_PROTECTION: VaultState = {
  kind: 'memory',
  detail:
    'This system offers no protected store, so secrets are kept in memory and forgotten when Hookglass ends.',
};

/** Where secrets can be kept on this system. Ask only after the app is ready: before, nothing is known. */
export async function describeVault(storage: SafeStorage): Promise<VaultState> {
  const backend = linuxBackend(storage);
  if (backend !== null && UNPROTECTED.includes(backend)) return NO_PROTECTION;
  if (!(await canEncrypt(storage))) return NO_PROTECTION;
  return {
    kind: 'system',
    detail: `Secrets are kept in the system's own store${backend ? ` (${backend})` : ''}.`,
  };
}

function linuxBackend(storage: SafeStorage): string | null {
  if (process.platform !== 'linux' || !('getSelectedStorageBackend' in storage)) return null;
  return storage.getSelectedStorageBackend();
}

/** Electron replaces the synchronous calls by asynchronous ones; which are there depends on its version. */
async function canEncrypt(storage: SafeStorage): Promise<boolean> {
  if (typeof storage.isAsyncEncryptionAvailable === 'function') return storage.isAsyncEncryptionAvailable();
  return typeof storage.isEncryptionAvailable === 'function' && storage.isEncryptionAvailable();
}
