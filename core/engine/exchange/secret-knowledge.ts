import type { SecretKnowledge } from '../../exchange/mask.ts';
import { tokenHeaders } from '../../exchange/token-headers.ts';
import type { Registry } from '../../providers/registry.ts';
import { endpointSecret } from '../../vault/refs.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Endpoints } from '../endpoints.ts';

/** What is a secret in an event: headers that carry a token, and the secrets of the endpoints themselves. */
export function secretKnowledge(endpoints: Endpoints, registry: Registry, vault: Vault): SecretKnowledge {
  const list = endpoints.list();
  const secrets = list.flatMap(({ slug }) =>
    (['current', 'previous'] as const).flatMap((which) => vault.look(endpointSecret(slug, which)) ?? []),
  );
  const given = list.flatMap(({ options }) => options.headerName ?? []);
  const headers = [...given, ...tokenHeaders(registry)].map((name) => name.toLowerCase());
  return { headers: new Set(headers), secrets: [...new Set(secrets)] };
}
