import type { Signing } from '../check/case.ts';
import { schemeOfDraft } from '../compose/scheme-of-draft.ts';
import { HookglassError } from '../contract/errors.ts';
import { headerValue } from '../inspect/record.ts';
import type { Provider } from '../providers/provider.ts';
import type { Scheme } from '../signatures/scheme.ts';
import type { CheckRequest } from './request.ts';

/** How the messages of a check are signed. */
export interface SigningPlan {
  readonly signing: Signing;
  readonly scheme: Scheme | null;
  /** What is signed with; null sends what is not signed. */
  readonly secret: string | null;
  /** Headers whose value is the secret itself. */
  readonly secretHeaders: readonly string[];
  /**
   * An event whose signing no document tells is sent as this one of its provider's: OkHi's v3 example carries the same header
   * as v2 (seed 004; https://docs.okhi.com/v6.0.1/verification-status/verification-status/webhook-v3).
   */
  readonly signedAs: string | null;
}

/** Throws `scheme-not-found`, `recipe-malformed`, and `bad-argument` for a secret that nothing says how to use. */
export function planSigning(request: CheckRequest, provider: Provider): SigningPlan {
  const signedAs = provider.eventTypes.find(({ id }) => typeof provider.signing(id) === 'object')?.id ?? null;
  const scheme = schemeOfDraft({ ...request, eventType: signedAs }, provider);
  if (!scheme) return unsigned(request, provider);
  const isToken = scheme.method.kind === 'token';
  const given = request.secret ?? (isToken ? valueIn(request.headers, scheme) : null);
  return {
    signing: {
      kind: 'scheme',
      label: scheme.label,
      secretKnown: given !== null,
      signsBody: !isToken && scheme.content.some(({ kind }) => kind === 'body' || kind === 'form'),
      hasTolerance: scheme.timestamp !== null && (scheme.tolerance?.pastS ?? null) !== null,
    },
    scheme,
    // The document's sample value stands for a secret that is not known.
    secret: given ?? (isToken ? valueIn(provider.exampleHeaders, scheme) : null),
    secretHeaders: isToken ? scheme.header.names : [],
    signedAs,
  };
}

function valueIn(headers: CheckRequest['headers'], { header }: Scheme): string | null {
  for (const name of header.names) {
    const value = headerValue(headers, name.toLowerCase());
    if (value !== null) return value;
  }
  return null;
}

function unsigned({ secret }: CheckRequest, { label }: Provider): SigningPlan {
  if (secret !== null)
    throw new HookglassError(
      'bad-argument',
      `A secret is given, but no document says how ${label} signs. Choose a scheme.`,
    );
  return { signing: { kind: 'none' }, scheme: null, secret: null, secretHeaders: [], signedAs: null };
}
