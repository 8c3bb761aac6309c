import type { SignatureVerdict } from '../../../../core/contract/models.ts';
import { notInspected, signatureVerdicts } from '../../../ui/verdicts.ts';

/** What the verdict means for this provider, by its name where it has one. */
export function signatureWords(verdict: SignatureVerdict | null, provider: string | null): string {
  if (verdict === null) return notInspected.explanation;
  if (provider === null) return 'No provider was recognised, so there is no signature to look for.';
  if (verdict === 'not-documented') return `${provider} does not document a signature.`;
  if (verdict === 'unsigned') return `${provider} documents that it does not sign its events.`;
  if (verdict === 'not-checked') return `A signature of ${provider} has not been looked for.`;
  return signatureVerdicts[verdict].explanation;
}
