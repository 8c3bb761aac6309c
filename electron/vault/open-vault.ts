import { join } from 'node:path';
import { HookglassError } from '../../core/contract/errors.ts';
import type { Notice } from '../../core/contract/state.ts';
import { createTurns } from '../../core/turns.ts';
import { applyChanges, type VaultChange } from '../../core/vault/changes.ts';
import type { VaultKeeper } from '../../core/vault/keeper.ts';
import { systemCipher } from './cipher.ts';
import { describeVault } from './describe.ts';
import { decryptAll, encryptChange, readableOf, storedOf, unreadableOf } from './entries.ts';
import { fileSetAside, fileUnopened, secretsUnreadable } from './notices.ts';
import type { SystemStorage } from './system-storage.ts';
import { readVaultFile, type StoredSecrets, writeVaultFile } from './vault-file.ts';

export const VAULT_FILE = 'vault.json';

export interface WindowVaultOptions {
  readonly storage: SystemStorage;
  readonly platform: NodeJS.Platform;
  readonly dataDir: string;
  readonly now: () => number;
}

export interface WindowVault extends VaultKeeper {
  /** What the user should know of the secrets that were found. */
  readonly notices: readonly Notice[];
}

/**
 * The window's secrets: in a file, each encrypted by the system; in memory where the system protects nothing. What was
 * stored and cannot be read here is left as it is, until the user replaces or clears it. Only after the app is ready.
 */
export async function openVault(options: WindowVaultOptions): Promise<WindowVault> {
  const { storage, platform, dataDir, now } = options;
  const path = join(dataDir, VAULT_FILE);
  const found = lookAt(path, now);
  const state = found.opened ? await describeVault(storage, platform) : IN_MEMORY;
  const cipher = state.kind === 'system' ? systemCipher(storage) : null;
  let entries = await decryptAll(found.secrets, cipher);
  const inTurn = createTurns();

  const change = async (changes: readonly VaultChange[]): Promise<void> => {
    try {
      const next = applyChanges(entries, await Promise.all(changes.map((one) => encryptChange(one, cipher))));
      await writeIfOther(path, storedOf(entries), storedOf(next));
      entries = next;
    } catch (thrown) {
      throw notStored(thrown);
    }
  };
  // Encrypted once more with a newer key; the old one does until the next start where this fails.
  await writeIfOther(path, found.secrets, storedOf(entries)).catch(() => {});
  return {
    notices: [...found.notices, ...secretsUnreadable(unreadableOf(entries).length)],
    snapshot: () => ({ state, secrets: readableOf(entries), unreadable: unreadableOf(entries) }),
    change: (changes) => inTurn(() => change(changes)),
  };
}

const IN_MEMORY = {
  kind: 'memory',
  detail: `The file of the secrets, ${VAULT_FILE}, cannot be opened, so secrets are kept in memory and forgotten when Hookglass ends.`,
} as const;

interface Found {
  /** False: there is a file that could not be opened; it is not touched. */
  readonly opened: boolean;
  readonly secrets: StoredSecrets;
  readonly notices: readonly Notice[];
}

function lookAt(path: string, now: () => number): Found {
  try {
    const { secrets, setAside } = readVaultFile(path, now);
    return { opened: true, secrets, notices: setAside === null ? [] : [fileSetAside(setAside)] };
  } catch (thrown) {
    return { opened: false, secrets: new Map(), notices: [fileUnopened(path, thrown)] };
  }
}

async function writeIfOther(path: string, before: StoredSecrets, after: StoredSecrets): Promise<void> {
  const same = before.size === after.size && [...after].every(([ref, text]) => before.get(ref) === text);
  if (!same) await writeVaultFile(path, after);
}

function notStored(thrown: unknown): HookglassError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new HookglassError(
    'vault-write-failed',
    `The secrets could not be stored (${reason}). What was set before still counts.`,
    { cause: thrown },
  );
}
