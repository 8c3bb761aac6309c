import type { Fault } from '../../contract/drafts.ts';
import type { HeaderPair } from '../../contract/models.ts';
import type { Provider } from '../../providers/provider.ts';
import { withHeader } from '../headers.ts';

/** A type that no provider has. */
export const UNKNOWN_TYPE = 'hookglass.unknown';

/** Changes of headers before the message is signed; null where the fault is none of theirs. */
export function changeHeaders(
  fault: Fault | null,
  headers: readonly HeaderPair[],
  provider: Provider | null,
): { headers: HeaderPair[]; sentence: string } | null {
  const name = fault === 'unknown-type' ? provider?.typeHeader : undefined;
  if (name === undefined) return null;
  return {
    headers: withHeader(headers, [name, UNKNOWN_TYPE]),
    sentence: `The type of the event, in the header ${name}, is "${UNKNOWN_TYPE}", which no document knows.`,
  };
}
