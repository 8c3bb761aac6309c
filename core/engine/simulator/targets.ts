import { CATCH_ALL } from '../../contract/endpoints.ts';
import type { Target } from '../../contract/simulator-calls.ts';
import type { SimulatorParts } from './parts.ts';

/** As many of the last ones as a list shows without scrolling. */
const LAST = 8;

/** Where a draft can go, the likeliest first; each URL once. */
export function targetsFor(
  provider: string | null,
  { receiving: { state }, endpoints, deliveries, publicUrl }: SimulatorParts,
): Target[] {
  const all = endpoints.list();
  const slugs = all.filter(({ slug }) => slug !== CATCH_ALL);
  const ofProvider = slugs.filter((one) => provider !== null && one.provider === provider);
  // The catch-all takes any path; the provider's name in it is seen in the Inbox.
  const paths = [
    ...ofProvider.map(({ slug }) => slug),
    provider ?? 'hooks',
    ...slugs.map(({ slug }) => slug),
  ];
  const own = state.status === 'listening' ? paths.map((path) => `${state.url}/${path}`) : [];
  const base = publicUrl();
  const ways = base === null ? [] : paths.map((path) => `${base}/${path}`);
  const open = all.flatMap(({ options }) => (options.publicUrl === null ? [] : [options.publicUrl]));
  const targets: Target[] = [
    ...own.map((url): Target => ({ url, kind: 'own' })),
    ...[...ways, ...open].map((url): Target => ({ url, kind: 'public' })),
    ...deliveries.lastUrls(LAST).map((url): Target => ({ url, kind: 'last' })),
  ];
  return [...new Map(targets.toReversed().map((target) => [target.url, target])).values()].toReversed();
}
