import { CATCH_ALL } from '../core/contract/endpoints.ts';
import { HookglassError } from '../core/contract/errors.ts';
import type { GivenEndpoint } from '../core/engine/endpoints.ts';
import { endpointSecret } from '../core/vault/refs.ts';
import { secretFromEnvironment, secretFromFile, secretFromText } from './secrets.ts';
import { createVaultReader, type VaultReader } from './vault-file.ts';

/** `slug=provider`; without a provider, or with `auto`, it is left to detection. */
export function parseEndpoint(text: string): GivenEndpoint {
  const [slug = '', provider] = text.split('=', 2);
  return { slug, provider: provider === undefined || provider === 'auto' ? null : provider };
}

/** What follows `--secret`, `--secret-env` and `--secret-file`, each as often as it was given. */
export interface SecretOptions {
  readonly secret: readonly string[];
  readonly secretEnv: readonly string[];
  readonly secretFile: readonly string[];
}

export interface GivenSecrets {
  /** The endpoints that they are for. */
  readonly slugs: readonly string[];
  /** By the vault's references. */
  readonly byRef: Readonly<Record<string, string>>;
}

/** Throws `bad-argument` or `file-unreadable`. No message repeats what may be a secret. */
export async function readSecrets(
  { secret, secretEnv, secretFile }: SecretOptions,
  vault: VaultReader = createVaultReader({}),
): Promise<GivenSecrets> {
  const found = [
    ...(await Promise.all(
      secret
        .map(splitSecret)
        .map(async ({ slug, value }) => ({ slug, value: await secretFromText(value, vault) })),
    )),
    ...secretEnv.map(splitName).map(({ slug, name }) => ({ slug, value: secretFromEnvironment(name) })),
    ...(await Promise.all(
      secretFile.map(splitName).map(async ({ slug, name }) => ({ slug, value: await secretFromFile(name) })),
    )),
  ];
  const slugs = found.map(({ slug }) => slug);
  if (new Set(slugs).size < slugs.length) throw wrong('Two secrets are given for one endpoint. Give one.');
  if (found.some(({ value }) => value === '')) throw wrong('A secret is empty.');
  return {
    slugs,
    byRef: Object.fromEntries(found.map(({ slug, value }) => [endpointSecret(slug, 'current'), value])),
  };
}

/** Where a secret is for an endpoint that is neither given nor stored, it was most likely meant otherwise. */
export function requireEndpoints({ slugs }: GivenSecrets, known: readonly string[]): void {
  if (slugs.every((slug) => known.includes(slug))) return;
  throw wrong(
    'A secret is given for an endpoint that there is not. Write slug=SECRET with the slug of an --endpoint, or =SECRET for the catch-all.',
  );
}

/** `slug=SECRET`; `=SECRET` or `SECRET` alone is the catch-all's. What ends in = is base64 with its padding, not a slug. */
function splitSecret(text: string): { slug: string; value: string } {
  const equals = text.indexOf('=');
  if (equals < 0 || /^[^=]+=+$/.test(text)) return { slug: CATCH_ALL, value: text };
  return { slug: text.slice(0, equals), value: text.slice(equals + 1) };
}

function splitName(text: string): { slug: string; name: string } {
  const equals = text.indexOf('=');
  return { slug: text.slice(0, Math.max(0, equals)), name: text.slice(equals + 1) };
}

function wrong(message: string): HookglassError {
  return new HookglassError('bad-argument', message);
}
