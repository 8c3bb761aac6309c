import {
  CATCH_ALL,
  type EndpointInfo,
  type EndpointSettings,
  noOptions,
  SLUG,
} from '../contract/endpoints.ts';
import { HookglassError } from '../contract/errors.ts';
import type { Registry } from '../providers/registry.ts';
import type { EndpointTable } from '../store/endpoints.ts';
import { endpointSecret } from '../vault/refs.ts';
import type { Vault } from '../vault/vault.ts';
import { type EndpointSigning, signingOf } from './endpoint-signing.ts';

/** An endpoint from the command line, for one run: it stands in for a stored one of its slug. */
export interface GivenEndpoint {
  readonly slug: string;
  readonly provider: string | null;
}

/** An endpoint as requests meet it. */
export interface ActiveEndpoint extends EndpointSettings {
  readonly given: boolean;
  readonly signing: EndpointSigning;
}

export interface Endpoints {
  /** The slug that takes a path, `/slug` and all below it; null is the catch-all. */
  slugOf(path: string): string | null;
  /** null is the catch-all. One that is gone is as one that nothing is known of. */
  of(slug: string | null): ActiveEndpoint;
  find(slug: string): ActiveEndpoint | undefined;
  /** The catch-all first, then by slug. */
  list(): EndpointInfo[];
  /** After the stored ones were changed. */
  reload(): void;
}

export interface EndpointsOptions {
  readonly table: EndpointTable;
  readonly given: readonly GivenEndpoint[];
  readonly vault: Vault;
}

export function createEndpoints({ table, given, vault }: EndpointsOptions): Endpoints {
  let bySlug = load(table, given);
  const secretsOf = (slug: string) => ({
    current: vault.status(endpointSecret(slug, 'current')),
    previous: vault.status(endpointSecret(slug, 'previous')),
  });
  return {
    slugOf(path) {
      // Most histories have the catch-all alone.
      if (bySlug.size === 1) return null;
      const first = path.split('/', 2)[1] ?? '';
      return first !== CATCH_ALL && bySlug.has(first) ? first : null;
    },
    of: (slug) => bySlug.get(slug ?? CATCH_ALL) ?? activate(unknownEndpoint(slug ?? CATCH_ALL), false),
    find: (slug) => bySlug.get(slug),
    list: () =>
      [...bySlug.values()].map(({ signing: _, ...endpoint }) => ({
        ...endpoint,
        secrets: secretsOf(endpoint.slug),
      })),
    reload() {
      bySlug = load(table, given);
    },
  };
}

function load(table: EndpointTable, given: readonly GivenEndpoint[]): ReadonlyMap<string, ActiveEndpoint> {
  const all = [
    ...table.list().map((stored) => activate(stored, false)),
    ...given.map((one) => activate({ ...unknownEndpoint(one.slug), provider: one.provider }, true)),
  ].map((endpoint) => [endpoint.slug, endpoint] as const);
  return new Map([...new Map(all)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function activate(settings: EndpointSettings, given: boolean): ActiveEndpoint {
  return { ...settings, given, signing: signingOf(settings) };
}

function unknownEndpoint(slug: string): EndpointSettings {
  return { slug, provider: null, scheme: null, options: noOptions, rejectBadSignature: false };
}

/** Throws `provider-not-found` or `bad-argument`. Asked before anything is opened. */
export function checkGiven(given: readonly GivenEndpoint[], registry: Registry): void {
  for (const { slug, provider } of given) {
    if (!SLUG.test(slug)) throw new HookglassError('bad-argument', `"${slug}" is no slug: ${slugRule}`);
    if (provider !== null) registry.require(provider);
  }
  const twice = given.find(({ slug }, index) => given.findIndex((other) => other.slug === slug) < index);
  if (twice) throw new HookglassError('bad-argument', `The endpoint "${twice.slug}" is given twice.`);
}

export const slugRule = 'letters, digits and . _ ~ - only, a letter or digit first, 64 at most.';
