import { join, resolve } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { HookglassError } from '../core/contract/errors.ts';
import { refOfShown } from '../core/vault/refs.ts';
import {
  createSealedFile,
  openSealedFile,
  type SealedFile,
  sealedFileExists,
} from '../core/vault/sealed-file.ts';
import { SEALED_FILE } from '../core/vault/sealing.ts';
import { askHidden, canAsk } from './ask.ts';
import { readInput } from './input.ts';
import { dataDirOf } from './surroundings.ts';

const PASSPHRASE_VARIABLE = 'HOOKGLASS_VAULT_PASSPHRASE';

/** Where the vault file is, and what opens it. */
export const vaultOptions = z.object({
  vault: z.string().optional(),
  vaultPassphraseFile: z.string().optional(),
  data: z.string().optional(),
});
export type VaultOptions = z.infer<typeof vaultOptions>;

export const VAULT = [
  '--vault <file>',
  `the vault file (default: ${SEALED_FILE} in the data folder)`,
] as const;
export const PASSPHRASE = [
  '--vault-passphrase-file <file>',
  `the file that holds its passphrase (else ${PASSPHRASE_VARIABLE}, else you are asked)`,
] as const;

export function vaultPathOf({ vault, data }: VaultOptions): string {
  return vault === undefined ? join(dataDirOf(data), SEALED_FILE) : resolve(vault);
}

/** The passphrase that nobody has to be asked for; null where there is none. Throws `file-unreadable`. */
export async function givenPassphrase({ vaultPassphraseFile }: VaultOptions): Promise<string | null> {
  if (vaultPassphraseFile !== undefined)
    // Editors end a file with a line break that nobody typed.
    return (await readInput(vaultPassphraseFile)).toString('utf8').replace(/\r?\n$/, '');
  const value = process.env[PASSPHRASE_VARIABLE] ?? '';
  return value === '' ? null : value;
}

/** Opens the vault file. Rejects as `openSealedFile` does, and with `bad-argument` where there is no passphrase and nobody to ask. */
export async function openVaultFile(options: VaultOptions): Promise<SealedFile> {
  const path = vaultPathOf(options);
  if (!(await sealedFileExists(path)))
    throw new HookglassError(
      'vault-not-found',
      `There is no vault file ${path}. "hookglass secrets set NAME" makes one.`,
    );
  return openSealedFile(path, (await givenPassphrase(options)) ?? (await ask('Passphrase of the vault: ')));
}

/** The same; makes the file where there is none, its passphrase asked for twice. */
export async function openOrMakeVaultFile(options: VaultOptions): Promise<SealedFile> {
  const path = vaultPathOf(options);
  if (await sealedFileExists(path)) return openVaultFile(options);
  return createSealedFile(path, (await givenPassphrase(options)) ?? (await askTwice(path)), new Map());
}

async function askTwice(path: string): Promise<string> {
  const first = await ask(`A new vault file, ${path}. Its passphrase: `);
  if (first === (await ask('Once more: '))) return first;
  throw new HookglassError(
    'bad-argument',
    'The two are not the same, so no vault file was made. Try it again.',
  );
}

function ask(question: string): Promise<string> {
  if (canAsk()) return askHidden(question);
  throw new HookglassError(
    'bad-argument',
    `The vault file needs its passphrase, and nobody can be asked here. Put it into ${PASSPHRASE_VARIABLE}, or give --vault-passphrase-file.`,
  );
}

/** Opened with the first secret that is asked of it. */
export interface VaultReader {
  /** By its name. Rejects with `secret-not-found`, and as `openVaultFile` does. */
  secret(name: string): Promise<string>;
  /** All of it, where it is there and nobody has to be asked for the passphrase; else what was opened already, or nothing. */
  unasked(): Promise<ReadonlyMap<string, string>>;
}

export function createVaultReader(options: VaultOptions): VaultReader {
  let opened: Promise<SealedFile> | null = null;
  const open = (): Promise<SealedFile> => {
    opened ??= openVaultFile(options);
    return opened;
  };
  return {
    async secret(name) {
      const { secrets } = await open();
      const found = secrets.get(refOfShown(name));
      if (found !== undefined) return found;
      // Whoever forgot that vault: is ours may have typed a secret behind it.
      throw new HookglassError(
        'secret-not-found',
        'The vault file has no secret of that name. "hookglass secrets list" names those that it has.',
      );
    },
    async unasked() {
      if (opened !== null) return (await opened).secrets;
      if ((await givenPassphrase(options)) === null || !(await sealedFileExists(vaultPathOf(options))))
        return new Map();
      return (await open()).secrets;
    },
  };
}

const PREFIX = 'vault:';

/** The name behind `vault:`; null where the text is the secret itself. */
export const vaultName = (text: string): string | null =>
  text.startsWith(PREFIX) ? text.slice(PREFIX.length) : null;
