import { HookglassError } from '../../contract/errors.ts';
import { SECRET_NAME, secretNameRule } from '../../contract/secrets.ts';
import type { VaultChange } from '../../vault/changes.ts';
import { endpointSecret, namedSecret, readRef } from '../../vault/refs.ts';
import type { Vault } from '../../vault/vault.ts';
import { checkSecret } from '../endpoint-check.ts';
import { checkKeyText } from '../okaya/accounts.ts';
import { checkToken } from '../tunnel/check.ts';

/** What whoever owns it asks of it. Throws at the field. */
export function checkFor(ref: string, secret: string): string {
  const kind = readRef(ref)?.kind;
  if (kind === 'tunnel') return checkToken(secret);
  return kind === 'okaya' ? checkKeyText(secret.trim()) : checkSecret(secret);
}

/** The old one of an endpoint still verifies until it is cleared. */
export function rotation(ref: string, value: string): VaultChange[] {
  const place = readRef(ref);
  if (place?.kind !== 'endpoint' || place.which !== 'current') return [{ op: 'set', ref, value }];
  return [
    { op: 'rename', ref, to: endpointSecret(place.slug, 'previous') },
    { op: 'set', ref, value },
  ];
}

/** Throws `secret-not-found`. */
export function present(ref: string, vault: Pick<Vault, 'status'>): string {
  if (readRef(ref) !== null && vault.status(ref) !== 'not-set') return ref;
  throw new HookglassError('secret-not-found', 'This secret is not in the vault any more.');
}

/** The ref of a name that nobody has. Throws at the field. */
export function freeName(name: string, vault: Pick<Vault, 'status'>): string {
  const ref = namedSecret(name);
  if (!SECRET_NAME.test(name)) throw atName(`That is no name for a secret: ${secretNameRule}`);
  if (vault.status(ref) === 'not-set') return ref;
  throw atName(`There is a secret "${name}" already. Rotate it, or choose another name.`);
}

function atName(message: string): HookglassError {
  return new HookglassError('bad-argument', message, { details: { field: 'name' } });
}
