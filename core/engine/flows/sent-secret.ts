import { HookglassError } from '../../contract/errors.ts';
import type { RunSecret } from '../../contract/flow-calls.ts';
import { endpointSecret } from '../../vault/refs.ts';
import type { Vault } from '../../vault/vault.ts';

/** The secret that a run signs with; null where it is to be sent unsigned. Throws where the endpoint has none. */
export function secretOf(given: RunSecret, vault: Pick<Vault, 'get'>): string | null {
  if (given.kind === 'none') return null;
  if (given.kind === 'typed') return given.secret === '' ? null : given.secret;
  const secret = vault.get(endpointSecret(given.slug, 'current'));
  if (secret !== null) return secret;
  const name = given.slug === '' ? 'the catch-all endpoint' : `the endpoint "${given.slug}"`;
  throw new HookglassError(
    'bad-argument',
    `No secret is kept for ${name}. Set it in Settings, or type one here.`,
    {
      details: { field: 'secret' },
    },
  );
}
