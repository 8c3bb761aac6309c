import type { EndpointInfo } from '../../../../core/contract/endpoints.ts';
import type { CaptureState, SignatureVerdict } from '../../../../core/contract/models.ts';
import { notInspected, signatureVerdicts } from '../../../ui/verdicts.ts';

/** What stands around a verdict. */
export interface SignatureContext {
  /** The provider's name; null where none was recognised. */
  readonly provider: string | null;
  readonly capture: CaptureState;
  /** The endpoint that took the request; undefined where it is not known, or gone. */
  readonly endpoint: EndpointInfo | undefined;
}

/** What the verdict means for this request. */
export function signatureWords(verdict: SignatureVerdict | null, context: SignatureContext): string {
  const { provider } = context;
  if (verdict === null) return notInspected.explanation;
  if (verdict === 'not-checked') return whyNotChecked(context);
  const name = provider ?? 'The provider';
  if (verdict === 'not-documented')
    return `${name} does not document a signature, so there is nothing to check it by. A scheme that you choose for the endpoint is checked all the same.`;
  if (verdict === 'unsigned') return `${name} documents that it does not sign its events.`;
  return signatureVerdicts[verdict].explanation;
}

function whyNotChecked({ provider, capture, endpoint }: SignatureContext): string {
  if (capture !== 'complete') return 'The request was not captured whole, so its signature cannot match.';
  if (!endpoint) return 'The endpoint that took it is not there any more.';
  if (endpoint.secrets.current === 'unreadable')
    return 'The secret of this endpoint cannot be read on this system.';
  if (endpoint.secrets.current === 'not-set') return 'No secret is set for this endpoint.';
  if (provider === null && endpoint.scheme === null)
    return 'No provider was recognised, and the endpoint names no scheme, so nobody knows how it would be signed.';
  return 'It is being judged anew.';
}
