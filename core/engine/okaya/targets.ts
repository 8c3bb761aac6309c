import { CATCH_ALL, type EndpointInfo } from '../../contract/endpoints.ts';
import type { OkayaTarget } from '../../contract/okaya.ts';

/** Where this computer can be reached. */
export interface Addresses {
  /** From outside: origins to which an endpoint's path is added. The likeliest first. */
  publicUrls(): string[];
  /** The receiver's; null while it is not listening. */
  localUrl(): string | null;
  /** Whom the way from outside is trusted with beside the well-known, PEM. */
  ca(): string | null;
}

/** What a webhook can be pointed at: public addresses first. Each URL once. */
export function okayaTargets(addresses: Addresses, endpoints: readonly EndpointInfo[]): OkayaTarget[] {
  // The catch-all takes any path; the provider's name in it is seen in the Inbox.
  const own = endpoints.find(({ provider, slug }) => provider === 'okaya' && slug !== CATCH_ALL);
  const at = (origin: string): string => `${origin.replace(/\/+$/, '')}/${own?.slug ?? 'okaya'}`;
  const local = addresses.localUrl();
  const urls: OkayaTarget[] = [
    ...addresses.publicUrls().map((origin): OkayaTarget => ({ url: at(origin), kind: 'public' })),
    ...endpoints.flatMap(({ provider, options }): OkayaTarget[] =>
      provider === 'okaya' && options.publicUrl !== null ? [{ url: options.publicUrl, kind: 'public' }] : [],
    ),
    ...(local === null ? [] : [{ url: at(local), kind: 'local' as const }]),
  ];
  return urls.filter(({ url }, index) => urls.findIndex((one) => one.url === url) === index);
}
