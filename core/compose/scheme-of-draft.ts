import type { Draft } from '../contract/drafts.ts';
import type { Provider } from '../providers/provider.ts';
import type { Scheme } from '../signatures/scheme.ts';
import { schemeWith } from '../signatures/scheme-with.ts';
import { headerToken } from '../signatures/schemes/others.ts';

/** The scheme that a draft names, else the provider's documented one; null where nothing says how to sign. */
export function schemeOfDraft(
  { scheme, schemeOptions, eventType }: Pick<Draft, 'scheme' | 'schemeOptions' | 'eventType'>,
  provider: Provider | null,
): Scheme | null {
  const { headerName } = schemeOptions;
  if (scheme !== null) return renamed(schemeWith(scheme, schemeOptions), headerName);
  const documented = provider?.signing(eventType);
  if (typeof documented === 'object') return renamed(documented, headerName);
  return headerName === null ? null : headerToken(headerName);
}

function renamed(scheme: Scheme, name: string | null): Scheme {
  return name === null ? scheme : { ...scheme, header: { ...scheme.header, names: [name] } };
}
