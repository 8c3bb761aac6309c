import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { HookglassError } from '../contract/errors.ts';

/** Name of a vault that a passphrase protects, in its data folder. */
export const SEALED_FILE = 'secrets.vault';

/**
 * A sealed vault, byte by byte: `HGVAULT`, the version, log2 of scrypt's N, its r and p, 16 bytes of salt and 12 of nonce; AES-256-GCM of
 * the content with its 16-byte tag, the 39 bytes before it bound to it; and SHA-256 of everything before. The sum tells a file that was
 * damaged from a passphrase that is wrong; what somebody changed on purpose, sum and all, is refused by the tag.
 */
const MAGIC = Buffer.from('HGVAULT', 'latin1');
const VERSION = 1;
const SALT = 16;
const NONCE = 12;
const TAG = 16;
const SUM = 32;
const KEY = 32;
const COST_AT = MAGIC.length + 1;
const SALT_AT = COST_AT + 3;
const NONCE_AT = SALT_AT + SALT;
const HEAD = NONCE_AT + NONCE;

/** What scrypt costs whoever guesses: N = 2 ** logN, r, p. */
export interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}
/** 128 MB and about half a second a guess, as OWASP's sheet on storing passwords has it. */
export const usualCost: Cost = { logN: 17, r: 8, p: 1 };

/** Made of a passphrase, for one file. It is kept instead of the passphrase. */
export interface SealKey {
  readonly key: Buffer;
  readonly salt: Buffer;
  readonly cost: Cost;
}

export function newKey(passphrase: string, cost: Cost = usualCost): Promise<SealKey> {
  return deriveKey(passphrase, randomBytes(SALT), cost);
}

/** The key of a file that there is. Rejects with `vault-damaged` or `vault-newer`; a wrong passphrase is noticed by `unseal`. */
export async function keyFor(file: Buffer, passphrase: string): Promise<SealKey> {
  checkWhole(file);
  const [logN = 0, r = 0, p = 0] = file.subarray(COST_AT, SALT_AT);
  const cost = { logN, r, p };
  if (!isBearable(cost)) throw damaged();
  return deriveKey(passphrase, Buffer.from(file.subarray(SALT_AT, NONCE_AT)), cost);
}

/** What is beyond scrypt's own limits or costs much more than ours was not written by us, and would be asked of this computer for nothing. */
function isBearable({ logN, r, p }: Cost): boolean {
  return logN >= 1 && logN < 16 * r && r >= 1 && p >= 1 && p <= 4 && 128 * 2 ** logN * r <= 2 ** 28;
}

/** Whether the file was made with this key's salt, so that the key may fit it. */
export const isOf = (file: Buffer, { salt }: SealKey): boolean =>
  file.subarray(SALT_AT, NONCE_AT).equals(salt);

export function seal(content: Uint8Array, { key, salt, cost }: SealKey): Buffer {
  const costs = [cost.logN, cost.r, cost.p];
  const head = Buffer.concat([MAGIC, Buffer.from([VERSION, ...costs]), salt, randomBytes(NONCE)]);
  const cipher = createCipheriv('aes-256-gcm', key, head.subarray(NONCE_AT));
  cipher.setAAD(head);
  const whole = Buffer.concat([head, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  return Buffer.concat([whole, sumOf(whole)]);
}

/** Throws `vault-damaged`, `vault-newer` or `vault-passphrase-wrong`. */
export function unseal(file: Buffer, { key }: SealKey): Buffer {
  checkWhole(file);
  const end = file.length - SUM - TAG;
  const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(NONCE_AT, HEAD));
  decipher.setAAD(file.subarray(0, HEAD));
  decipher.setAuthTag(file.subarray(end, end + TAG));
  try {
    return Buffer.concat([decipher.update(file.subarray(HEAD, end)), decipher.final()]);
  } catch {
    throw new HookglassError(
      'vault-passphrase-wrong',
      'The passphrase does not open the vault file. Nothing was changed; try it again.',
    );
  }
}

/** Throws `vault-damaged` or `vault-newer` for what no passphrase opens. */
export function checkWhole(file: Buffer): void {
  if (!file.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged();
  const version = file[MAGIC.length] ?? 0;
  if (version > VERSION)
    throw new HookglassError(
      'vault-newer',
      'The vault file was written by a newer Hookglass. It was left as it is; update Hookglass to open it.',
    );
  if (file.length < HEAD + TAG + SUM) throw damaged();
  const whole = file.subarray(0, file.length - SUM);
  if (!file.subarray(file.length - SUM).equals(sumOf(whole))) throw damaged();
}

function sumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Also for a content that was opened and is no vault's. */
export function damaged(): HookglassError {
  return new HookglassError(
    'vault-damaged',
    'The vault file is damaged, or none of ours. It was left as it is: put a copy of it in its place, or move it away to begin anew.',
  );
}

/** Systems write the same letters in two ways; one passphrase opens the file on each of them. */
function deriveKey(passphrase: string, salt: Buffer, cost: Cost): Promise<SealKey> {
  const { logN, r, p } = cost;
  const N = 2 ** logN;
  return new Promise((resolve, reject) => {
    const maxmem = 128 * r * (N + p) * 2;
    scrypt(passphrase.normalize('NFC'), salt, KEY, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve({ key, salt, cost }),
    );
  });
}
