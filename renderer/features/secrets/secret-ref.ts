import type { SecretSource, VaultSource } from '../../../core/contract/given-secret.ts';

/** Where the secret stands in the vault, as drafts and forms refer to it; null where it is none of the vault's. Slug `''` is the catch-all. */
export function secretRefOf(source: SecretSource): string | null {
  if (source.kind === 'endpoint') return `endpoint/${source.slug}/current`;
  return source.kind === 'vault' ? `named/${source.name}` : null;
}

/** The secret that a reference means; null where it means none. */
export function sourceOfRef(ref: string | null): VaultSource | null {
  const slug = /^endpoint\/([^/]*)\/current$/.exec(ref ?? '')?.[1];
  if (slug !== undefined) return { kind: 'endpoint', slug };
  const name = /^named\/([^/]+)$/.exec(ref ?? '')?.[1];
  return name === undefined ? null : { kind: 'vault', name };
}
