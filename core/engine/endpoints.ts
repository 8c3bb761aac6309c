import {
  CATCH_ALL,
  type EndpointInfo,
  type EndpointSettings,
  noOptions,
  SLUG,
} from '../contract/endpoints.ts';
import { HookglassError } from '../contract/errors.ts';
import { type Forwarding, type ForwardTarget, noForwarding } from '../contract/forwarding.ts';
import { noAnswering, type ReplyRule } from '../contract/replies.ts';
import { checkForwarding } from '../forwarding/check.ts';
import type { Registry } from '../providers/registry.ts';
import { checkAnswering } from '../replies/rule-check.ts';
import type { EndpointTable, StoredEndpoint } from '../store/endpoints.ts';
import { endpointSecret } from '../vault/refs.ts';
import type { Vault } from '../vault/vault.ts';
import { type CompiledAnswering, compileAnswering } from './answering/answering.ts';
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
  readonly answers: CompiledAnswering;
  readonly forwarding: Forwarding;
}

/** From the command line, for every endpoint of one run: rules before an endpoint's own, targets beside its own. */
export interface GivenForAll {
  readonly rules: readonly ReplyRule[];
  readonly targets: readonly ForwardTarget[];
}
export const nothingGiven: GivenForAll = { rules: [], targets: [] };

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
  /** Told after each reload. */
  onReload(listener: () => void): void;
}

export interface EndpointsOptions {
  readonly table: EndpointTable;
  readonly given: readonly GivenEndpoint[];
  readonly forAll?: GivenForAll;
  readonly vault: Vault;
}

export function createEndpoints(options: EndpointsOptions): Endpoints {
  const { vault } = options;
  const forAll = options.forAll ?? nothingGiven;
  const listeners: (() => void)[] = [];
  let bySlug = load(options, forAll);
  const gone = (slug: string) => activate(unknownEndpoint(slug), false, forAll);
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
    of: (slug) => bySlug.get(slug ?? CATCH_ALL) ?? gone(slug ?? CATCH_ALL),
    find: (slug) => bySlug.get(slug),
    list: () =>
      [...bySlug.values()].map(({ signing: _, answers: { answering }, ...endpoint }) => ({
        ...endpoint,
        answering,
        secrets: secretsOf(endpoint.slug),
      })),
    reload() {
      bySlug = load(options, forAll);
      for (const listener of listeners) listener();
    },
    onReload: (listener) => void listeners.push(listener),
  };
}

function load({ table, given }: EndpointsOptions, forAll: GivenForAll): ReadonlyMap<string, ActiveEndpoint> {
  const all = [
    ...table.list().map((stored) => activate(stored, false, forAll)),
    ...given.map((one) => activate({ ...unknownEndpoint(one.slug), provider: one.provider }, true, forAll)),
  ].map((endpoint) => [endpoint.slug, endpoint] as const);
  return new Map([...new Map(all)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function activate(stored: StoredEndpoint, given: boolean, forAll: GivenForAll): ActiveEndpoint {
  const { answering, forwarding, ...settings } = stored;
  return {
    ...settings,
    given,
    signing: signingOf(settings),
    answers: compileAnswering({ ...answering, rules: [...forAll.rules, ...answering.rules] }),
    forwarding: { ...forwarding, targets: [...forAll.targets, ...forwarding.targets] },
  };
}

function unknownEndpoint(slug: string): StoredEndpoint {
  return {
    ...{ slug, provider: null, scheme: null, options: noOptions, rejectBadSignature: false },
    answering: noAnswering,
    forwarding: noForwarding,
  };
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

/** Throws `bad-argument` for a rule or a target that cannot be one. */
export function checkForAll({ rules, targets }: GivenForAll): void {
  checkAnswering({ ...noAnswering, rules: [...rules] });
  checkForwarding({ ...noForwarding, targets: [...targets] });
}

export const slugRule = 'letters, digits and . _ ~ - only, a letter or digit first, 64 at most.';
