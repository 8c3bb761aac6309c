import { join } from 'node:path';
import type { Notice, VaultPlace } from '../../core/contract/state.ts';
import type { VaultKeeper } from '../../core/vault/keeper.ts';
import { createPlacedKeeper, type SecretStore } from '../../core/vault/placed-keeper.ts';
import { sealedFileExists } from '../../core/vault/sealed-file.ts';
import type { Cost } from '../../core/vault/sealing.ts';
import { SEALED_FILE } from '../../core/vault/sealing.ts';
import { openTypedStore } from '../../core/vault/stores.ts';
import { systemCipher } from './cipher.ts';
import { findProtection, type Protection } from './describe.ts';
import { openFileStore } from './file-store.ts';
import { fileSetAside, fileUnopened, sealedFileGone, secretsUnreadable } from './notices.ts';
import type { SystemStorage } from './system-storage.ts';
import { readVaultFile, type StoredSecrets } from './vault-file.ts';

export const VAULT_FILE = 'vault.json';

/** What the user decided, as the settings have it. */
export interface VaultChoice {
  /** null: what is usual on this system. */
  readonly place: VaultPlace | null;
  /** The user was told that secrets are in memory only. */
  readonly told: boolean;
}

export interface WindowVaultOptions {
  readonly storage: SystemStorage;
  readonly platform: NodeJS.Platform;
  readonly dataDir: string;
  readonly now: () => number;
  readonly choice: VaultChoice;
  readonly keepChoice: (choice: Partial<VaultChoice>) => void;
  /** What a new passphrase costs; the usual where it is not given. */
  readonly cost?: Cost;
}

export interface WindowVault extends VaultKeeper {
  /** What the user should know of the secrets that were found. */
  readonly notices: readonly Notice[];
}

/**
 * The window's secrets: where the user chose, else in a file, each encrypted by the system, and in memory where the system protects
 * nothing. Only after the app is ready.
 */
export async function openVault(options: WindowVaultOptions): Promise<WindowVault> {
  const { storage, platform, dataDir, now, choice, keepChoice } = options;
  const found = lookAt(join(dataDir, VAULT_FILE), now);
  const protection = found.opened ? await findProtection(storage, platform) : UNOPENED;
  const sealedPath = join(dataDir, SEALED_FILE);
  const hasSealed = await sealedFileExists(sealedPath);
  const open = placeOpener(options, protection);
  const usual = protection.kind === 'system' ? 'system' : 'memory';
  const wanted = wantedPlace(choice.place, usual, hasSealed);
  const places = placesOf(protection);
  const first = wanted === 'sealed' ? null : await open(places.includes(wanted) ? wanted : usual);
  const unreadable = first?.contents().unreadable.length ?? 0;
  const keeper = createPlacedKeeper({
    first: first ?? 'locked',
    places,
    open: ({ place, passphrase }) =>
      place === 'sealed' ? openTypedStore(sealedPath, passphrase, options.cost) : open(place),
    onPlaced: (place) => keepChoice({ place, told: true }),
    ...(usual === 'memory' && choice.place === null && !choice.told
      ? { undecided: { onTold: () => keepChoice({ told: true }) } }
      : {}),
  });
  const gone = choice.place === 'sealed' && !hasSealed ? [sealedFileGone(sealedPath)] : [];
  return { ...keeper, notices: [...found.notices, ...gone, ...secretsUnreadable(unreadable)] };
}

/** A file with a passphrase that somebody made, with the command say, is better than memory. */
function wantedPlace(chosen: VaultPlace | null, usual: VaultPlace, hasSealed: boolean): VaultPlace {
  if (chosen === 'sealed') return hasSealed ? 'sealed' : usual;
  if (chosen === null && usual === 'memory' && hasSealed) return 'sealed';
  return chosen ?? usual;
}

function placesOf({ kind }: Protection): VaultPlace[] {
  if (kind === 'system') return ['system', 'sealed', 'memory'];
  return kind === 'weak' ? ['memory', 'sealed', 'weak'] : ['memory', 'sealed'];
}

/** Opens any place but the one with a passphrase, with what stands in the file then. */
function placeOpener(
  { storage, dataDir, now }: WindowVaultOptions,
  protection: Protection,
): (place: VaultPlace) => Promise<SecretStore> {
  const path = join(dataDir, VAULT_FILE);
  return (place) => {
    if (place === 'weak') storage.setUsePlainTextEncryption?.(true);
    const encrypts = place === 'system' || place === 'weak';
    const detail = detailOf(place, protection);
    const { secrets } = lookAt(path, now);
    return openFileStore({
      ...{ path, place, detail, found: secrets },
      cipher: encrypts ? systemCipher(storage) : null,
    });
  };
}

function detailOf(place: VaultPlace, protection: Protection): string {
  if (place === 'weak')
    return `Secrets are in ${VAULT_FILE}, encrypted with a key that everyone knows: whoever can read the file can read them.`;
  if (place === 'system' && protection.kind === 'system')
    return `Secrets are encrypted with a key of the system's own store${protection.backend ? ` (${protection.backend})` : ''}.`;
  if (protection === UNOPENED)
    return `The file of the secrets, ${VAULT_FILE}, cannot be opened, so secrets are kept in memory and forgotten when Hookglass ends.`;
  const why = protection.kind === 'system' ? 'As you chose,' : 'This system offers no protected store, so';
  return `${why} secrets are kept in memory and forgotten when Hookglass ends.`;
}

const UNOPENED: Protection = { kind: 'none' };

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
