import type { SignatureVerdict } from '../contract/models.ts';
import type { Inspection } from '../inspect/inspect.ts';
import type { Reader } from '../store/reader.ts';

const CHECKED: readonly SignatureVerdict[] = ['verified', 'verified-previous', 'failed', 'missing'];

/**
 * What was checked once stays checked where there is no secret to check it again: after an update, the command line or a
 * vault that kept nothing would take the verdict away from events that had one.
 */
export function keepSignature(reader: Reader, seq: number, found: Inspection): Inspection {
  if (found.signature.verdict !== 'not-checked') return found;
  const before = reader.signature(seq);
  return before && CHECKED.includes(before.verdict) ? { ...found, signature: before } : found;
}
