import type { Signature } from '../contract/models.ts';
import type { Provider, Signing } from '../providers/provider.ts';
import type { Scheme } from '../signatures/scheme.ts';
import type { Secrets } from '../signatures/verification.ts';
import { verify } from '../signatures/verify.ts';
import type { CapturedRequest } from './record.ts';

/** How an endpoint's signatures are checked. */
export interface SigningRule {
  /** Chosen by the user; null takes what the provider documents. */
  readonly scheme: Scheme | null;
  /** What the endpoint changes in a documented scheme, such as the header of a token. */
  readonly adapt: (documented: Scheme) => Scheme;
  /** null: none is set. */
  readonly secrets: Secrets | null;
  /** The request's URL as its sender knows it; null where that is not known. */
  readonly url: string | null;
}

/** The verdict where there is no secret to check with. */
export function unchecked(
  provider: Provider | null,
  eventType: string | null,
  chosen: Scheme | null,
): Signature {
  const due = chosen ?? documented(provider, eventType);
  return { verdict: typeof due === 'string' ? due : 'not-checked', scheme: null, diagnoses: [] };
}

/**
 * The verdict on a request's signature. A scheme that the user chose is checked whoever the request is from; without one,
 * what no document describes is not guessed.
 */
export function judgeSignature(
  request: CapturedRequest,
  provider: Provider | null,
  eventType: string | null,
  { scheme, adapt, secrets, url }: SigningRule,
): Signature {
  const due = scheme ?? documented(provider, eventType);
  // A body that was not captured whole cannot match, and that would say nothing of its sender.
  if (secrets === null || due === null || typeof due === 'string' || request.capture !== 'complete')
    return unchecked(provider, eventType, scheme);
  const found = verify({ ...request, url }, adapt(due), secrets, { now: request.receivedAt });
  return { verdict: found.verdict, scheme: found.scheme, diagnoses: [...found.diagnoses] };
}

function documented(provider: Provider | null, eventType: string | null): Signing | null {
  return provider?.signing(eventType) ?? null;
}
