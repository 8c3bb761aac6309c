import type { VaultState } from '../../core/contract/state.ts';
import type { SystemStorage } from './system-storage.ts';

/** Backends on Linux that encrypt with a key anyone can read: no protection. */
const UNPROTECTED = ['basic_text', 'unknown'];

const NO_PROTECTION: VaultState = {
  kind: 'memory',
  detail:
    'This system offers no protected store, so secrets are kept in memory and forgotten when Hookglass ends.',
};

/** Where secrets can be kept on this system. Ask only after the app is ready: before, nothing is known. */
export async function describeVault(storage: SystemStorage, platform: NodeJS.Platform): Promise<VaultState> {
  const backend = platform === 'linux' ? (storage.getSelectedStorageBackend?.() ?? null) : null;
  if (backend !== null && UNPROTECTED.includes(backend)) return NO_PROTECTION;
  if (!(await canEncrypt(storage))) return NO_PROTECTION;
  return {
    kind: 'system',
    detail: `Secrets are encrypted with a key of the system's own store${backend ? ` (${backend})` : ''}.`,
  };
}

async function canEncrypt(storage: SystemStorage): Promise<boolean> {
  if (storage.isAsyncEncryptionAvailable) return storage.isAsyncEncryptionAvailable();
  return storage.isEncryptionAvailable?.() ?? false;
}
