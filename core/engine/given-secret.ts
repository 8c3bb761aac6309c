import { CATCH_ALL } from '../contract/endpoints.ts';
import { HookglassError } from '../contract/errors.ts';
import type { GivenSecret } from '../contract/given-secret.ts';
import { endpointSecret, namedSecret } from '../vault/refs.ts';
import type { Vault } from '../vault/vault.ts';

/** The secret itself; null where none is to be used. Throws `bad-argument` at its field where the endpoint has none. */
export function secretOf(given: GivenSecret, vault: Pick<Vault, 'get'>): string | null {
  if (given.kind === 'none') return null;
  if (given.kind === 'typed') return given.secret === '' ? null : given.secret;
  if (given.kind === 'vault') return named(given.name, vault);
  const secret = vault.get(endpointSecret(given.slug, 'current'));
  if (secret !== null) return secret;
  const name = given.slug === CATCH_ALL ? 'The catch-all endpoint' : `The endpoint "${given.slug}"`;
  const sentence = `${name} has no secret that can be read. Set it in Settings, or type one here.`;
  throw new HookglassError('bad-argument', sentence, { details: { field: 'secret' } });
}

function named(name: string, vault: Pick<Vault, 'get'>): string {
  const secret = vault.get(namedSecret(name));
  if (secret !== null) return secret;
  const sentence = `The secret "${name}" is gone from the vault, or cannot be read. Set it under Settings, Secrets, or choose another one.`;
  throw new HookglassError('bad-argument', sentence, { details: { field: 'secret' } });
}
