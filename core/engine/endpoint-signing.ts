import { CATCH_ALL, type EndpointSettings } from '../contract/endpoints.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { SigningRule } from '../inspect/signature.ts';
import type { Scheme } from '../signatures/scheme.ts';
import { schemeWith } from '../signatures/scheme-with.ts';
import { headerToken } from '../signatures/schemes/others.ts';
import type { Secrets } from '../signatures/verification.ts';
import { endpointSecret } from '../vault/refs.ts';
import type { Vault } from '../vault/vault.ts';

/** What an endpoint's settings say of signatures, worked out once: requests only add their secrets and their URL. */
export interface EndpointSigning extends Pick<SigningRule, 'scheme' | 'adapt'> {
  readonly slug: string;
  readonly currentRef: string;
  readonly previousRef: string;
  /** Without a slash at its end; null where none was given. */
  readonly publicUrl: string | null;
}

export function signingOf(endpoint: EndpointSettings): EndpointSigning {
  const { slug } = endpoint;
  const { headerName, publicUrl } = endpoint.options;
  return {
    slug,
    scheme: chosenScheme(endpoint),
    adapt: (documented: Scheme) =>
      documented.method.kind === 'token' && headerName !== null ? headerToken(headerName) : documented,
    currentRef: endpointSecret(slug, 'current'),
    previousRef: endpointSecret(slug, 'previous'),
    publicUrl,
  };
}

/** What was stored was right then; a scheme that this version does not know any more must not keep the engine from starting. */
function chosenScheme({ scheme, options }: EndpointSettings): Scheme | null {
  try {
    return scheme === null ? null : schemeWith(scheme, options);
  } catch {
    return null;
  }
}

/** The rule for one request, with the secrets of this moment. */
export function ruleFor(signing: EndpointSigning, request: CapturedRequest, vault: Vault): SigningRule {
  const { scheme, adapt } = signing;
  const secrets = secretsOf(signing, vault);
  return { scheme, adapt, secrets, url: secrets && publicUrlOf(signing, request) };
}

/** null where no current one is set. */
export function secretsOf({ currentRef, previousRef }: EndpointSigning, vault: Vault): Secrets | null {
  const current = vault.get(currentRef);
  return current === null ? null : { current, previous: vault.get(previousRef) };
}

/** The endpoint's public URL with what the request has beyond the endpoint's own path: the rest of the path, the query. */
export function publicUrlOf(
  { slug, publicUrl }: Pick<EndpointSigning, 'slug' | 'publicUrl'>,
  { path, query }: Pick<CapturedRequest, 'path' | 'query'>,
): string | null {
  if (publicUrl === null) return null;
  const rest = slug === CATCH_ALL ? path : path.slice(`/${slug}`.length);
  const base = rest === '' ? publicUrl : publicUrl.replace(/\/$/, '');
  return `${base}${rest}${query === null ? '' : `?${query}`}`;
}
