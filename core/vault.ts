import type { VaultState } from './contract/state.ts';

/** Where secrets live. Everything else holds only a reference and "is set". */
export interface Vault {
  describe(): VaultState;
}

/** Keeps secrets for the life of the process: the command line's, and any system without real encryption. */
export function memoryVault(reason: string): Vault {
  return { describe: () => ({ kind: 'memory', detail: reason }) };
}
