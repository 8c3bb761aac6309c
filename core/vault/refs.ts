import type { SecretKind } from '../contract/secrets.ts';

/** ngrok's token. */
export const TUNNEL_TOKEN = 'tunnel/ngrok/token';

/** Which of an endpoint's two secrets. */
export type WhichSecret = 'current' | 'previous';

/** Where an endpoint's secret stands; `''` is the catch-all. */
export function endpointSecret(slug: string, which: WhichSecret): string {
  return `endpoint/${slug}/${which}`;
}

/** Where the API key of an account at Okaya stands. */
export function okayaKey(account: number): string {
  return `okaya/${account}/api-key`;
}

/** Where a secret stands that the user named. */
export const namedSecret = (name: string): string => `named/${name}`;

/** Where a removed one waits for its undo. */
const REMOVED = 'removed/';
export const removedSecret = (ref: string): string => `${REMOVED}${ref}`;

/** What a ref says of its secret. */
export type SecretPlace =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'endpoint'; readonly slug: string; readonly which: WhichSecret }
  | { readonly kind: 'tunnel' }
  | { readonly kind: 'okaya'; readonly account: number };

/** null: it is none of ours, or waits for its undo. */
export function readRef(ref: string): SecretPlace | null {
  if (ref === TUNNEL_TOKEN) return { kind: 'tunnel' };
  const [kind = '', name = '', which = ''] = ref.split('/');
  if (kind === 'named' && ref === namedSecret(name)) return { kind, name };
  if (kind === 'endpoint' && (which === 'current' || which === 'previous'))
    return { kind, slug: name, which };
  if (kind === 'okaya' && ref === okayaKey(Number(name))) return { kind, account: Number(name) };
  return null;
}

export const isRemoved = (ref: string): boolean => ref.startsWith(REMOVED);

/** As the command line names it: by the name that the user gave, and by its ref where a feature keeps it. */
export function shownName(ref: string): string {
  const place = readRef(ref);
  return place?.kind === 'named' ? place.name : ref;
}

/** The ref that such a name means. */
export const refOfShown = (name: string): string => (name.includes('/') ? name : namedSecret(name));

export const kindOfRef = (ref: string): SecretKind | null => readRef(ref)?.kind ?? null;
