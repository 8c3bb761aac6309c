import type { SchemeInfo } from '../../../core/contract/bench-calls.ts';
import { CATCH_ALL, type EndpointInfo } from '../../../core/contract/endpoints.ts';
import type { ProviderInfo } from '../../../core/contract/models.ts';
import type { Verdict } from '../../ui/verdicts.ts';

/** How an endpoint is called wherever it is named. */
export function endpointName(slug: string | null): string {
  return slug === null || slug === CATCH_ALL ? 'Catch-all' : `/${slug}`;
}

/** Where a provider sends to, once the receiver listens. */
export function endpointUrl(receiver: string | null, slug: string): string | null {
  if (receiver === null) return null;
  return slug === CATCH_ALL ? receiver : `${receiver}/${slug}`;
}

/** What is signed, and where it stands, in one sentence. */
export function schemeSentence({ method, signs, encoding, headers, form }: SchemeInfo): string {
  const [header = 'its header'] = headers;
  if (encoding === null) return `The header ${header} carries the secret itself; nothing is signed.`;
  return `${method} of ${signs}, in ${encoding}, as ${form} in ${header}.`;
}

/** What “automatic” means for a provider; null is one that is detected. */
export function automaticSentence(provider: ProviderInfo | null, schemes: readonly SchemeInfo[]): string {
  if (provider === null) return 'As the provider of each request documents it, once it is recognised.';
  const { label, signedBy } = provider;
  if (signedBy.every((id) => id === 'unsigned'))
    return `${label} documents that it does not sign: nothing is checked, unless you choose a scheme.`;
  const known = schemes.filter(({ id }) => signedBy.includes(id)).map(schemeSentence);
  if (known.length === 0)
    return `${label} documents no signature: nothing is checked, unless you choose a scheme.`;
  const open = known.length < signedBy.length ? ' For its other events it documents none.' : '';
  return `As ${label} documents it. ${known.join(' ')}${open}`;
}

/** The scheme of an endpoint in few words, for the list. */
export function schemeWords(
  scheme: string | null,
  provider: ProviderInfo | null,
  schemes: readonly SchemeInfo[],
): string {
  if (scheme !== null) return schemes.find(({ id }) => id === scheme)?.label ?? scheme;
  const signs = provider === null || provider.signedBy.some(isScheme);
  return signs ? 'its documented scheme' : 'no signature documented';
}

/** The schemes that apply: the chosen one, or those that the provider documents. */
export function schemesInForce(
  scheme: string,
  provider: ProviderInfo | null,
  schemes: readonly SchemeInfo[],
): SchemeInfo[] {
  const ids = scheme === '' ? (provider?.signedBy ?? []) : [scheme];
  return schemes.filter(({ id }) => ids.includes(id));
}

function isScheme(id: string): boolean {
  return id !== 'not-documented' && id !== 'unsigned';
}

type Secrets = EndpointInfo['secrets'];

/** The state of an endpoint's secrets as a glyph with words. */
export function secretState({ current, previous }: Secrets): Pick<Verdict, 'glyph' | 'tone' | 'label'> {
  if (current === 'unreadable') return { glyph: 'cross', tone: 'bad', label: 'Secret cannot be read' };
  const also = previous === 'not-set' ? '' : ', previous too';
  if (current === 'set') return { glyph: 'check', tone: 'good', label: `Secret set${also}` };
  return {
    glyph: 'minus',
    tone: 'faint',
    label: previous === 'not-set' ? 'No secret' : 'Only the previous secret',
  };
}
