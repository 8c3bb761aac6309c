import type { EndpointList } from '../contract/endpoint-calls.ts';
import { CATCH_ALL, type EndpointSettings } from '../contract/endpoints.ts';
import { HookglassError } from '../contract/errors.ts';
import type { Forwarding } from '../contract/forwarding.ts';
import type { Answering } from '../contract/replies.ts';
import { checkForwarding } from '../forwarding/check.ts';
import type { RegistrySource } from '../providers/registry.ts';
import { checkAnswering } from '../replies/rule-check.ts';
import type { EndpointTable } from '../store/endpoints.ts';
import type { VaultChange } from '../vault/changes.ts';
import { endpointSecret } from '../vault/refs.ts';
import type { Vault } from '../vault/vault.ts';
import { checkEndpoint } from './endpoint-check.ts';
import type { ActiveEndpoint, Endpoints } from './endpoints.ts';
import type { Hub } from './hub.ts';
import type { EndpointReinspection } from './reinspect-endpoints.ts';

export interface EndpointParts {
  readonly table: EndpointTable;
  readonly endpoints: Endpoints;
  readonly vault: Vault;
  readonly registry: RegistrySource;
  readonly hub: Pick<Hub<unknown>, 'endpointsChanged'>;
  readonly reinspection: Pick<EndpointReinspection, 'request'>;
}

/** Takes what was stored into use, tells everyone and gives the list. */
function taken({ endpoints, hub }: EndpointParts): EndpointList {
  endpoints.reload();
  const list = { endpoints: endpoints.list() };
  hub.endpointsChanged(list);
  return list;
}

/** What an endpoint says of its events is other than before. */
function judgeAnew({ reinspection }: EndpointParts, slug: string): void {
  reinspection.request({ endpoint: slug === CATCH_ALL ? null : slug });
}

/** Makes an endpoint (`was` null) or changes one, its name included. Throws at the field that is wrong. */
export async function saveEndpoint(
  parts: EndpointParts,
  was: string | null,
  given: EndpointSettings,
): Promise<EndpointList> {
  const { table, endpoints, registry } = parts;
  const before = was === null ? null : changeable(endpoints, was);
  const isTaken = (slug: string): boolean => endpoints.find(slug) !== undefined;
  const next = checkEndpoint(given, { was, registry: registry.current, isTaken });
  // A new one of this name must not find the secrets of a removed one.
  if (table.removed().includes(next.slug)) await forgetRemoved(parts);
  if (before === null || before.slug === next.slug) table.put(next);
  else await rename(parts, before.slug, next);
  const list = taken(parts);
  if (before !== null && judgesOtherwise(before, next)) judgeAnew(parts, next.slug);
  return list;
}

/** What an endpoint answers, from the next request on. Throws at the rule that is wrong. */
export function setAnswering(parts: EndpointParts, slug: string, answering: Answering): EndpointList {
  changeable(parts.endpoints, slug);
  checkAnswering(answering);
  parts.table.setAnswering(slug, answering);
  return taken(parts);
}

/** Where an endpoint forwards to, from the next request on. Throws at the target that is wrong. */
export function setForwarding(parts: EndpointParts, slug: string, forwarding: Forwarding): EndpointList {
  changeable(parts.endpoints, slug);
  checkForwarding(forwarding);
  parts.table.setForwarding(slug, forwarding);
  return taken(parts);
}

/** Can be undone until the next removal: until then its secrets stay in the vault. */
export async function removeEndpoint(parts: EndpointParts, slug: string): Promise<EndpointList> {
  changeable(parts.endpoints, slug);
  if (slug === CATCH_ALL)
    throw new HookglassError('bad-argument', 'The catch-all cannot be removed: it takes every other path.');
  await forgetRemoved(parts);
  parts.table.remove(slug);
  return taken(parts);
}

export function restoreEndpoint(parts: EndpointParts, slug: string): EndpointList {
  const { table } = parts;
  if (!table.removed().includes(slug))
    throw new HookglassError(
      'endpoint-not-found',
      `The endpoint "${slug}" cannot be brought back any more. Make it anew.`,
    );
  table.restore(slug);
  return taken(parts);
}

/** What was removed, and its secrets, for good. */
export async function forgetRemoved({ table, vault }: EndpointParts): Promise<void> {
  for (const slug of table.removed()) {
    await vault.change(
      (['current', 'previous'] as const).map((which) => ({ op: 'remove', ref: endpointSecret(slug, which) })),
    );
    table.purge(slug);
  }
}

export async function changeSecrets(
  parts: EndpointParts,
  slug: string,
  changes: readonly VaultChange[],
): Promise<EndpointList> {
  changeable(parts.endpoints, slug);
  await parts.vault.change(changes);
  const list = taken(parts);
  judgeAnew(parts, slug);
  return list;
}

/** After secrets of endpoints were changed elsewhere; the events of these are judged anew. */
export function takeSecrets(parts: EndpointParts, slugs: readonly string[]): void {
  taken(parts);
  for (const slug of slugs) judgeAnew(parts, slug);
}

/** Throws `endpoint-not-found`, and `bad-argument` for one that only this run has. */
function changeable(endpoints: Endpoints, slug: string): ActiveEndpoint {
  const found = endpoints.find(slug);
  if (!found) throw new HookglassError('endpoint-not-found', `There is no endpoint "${slug}".`);
  if (!found.given) return found;
  throw new HookglassError(
    'bad-argument',
    `The endpoint "${slug}" was given on the command line for this run. Change it there.`,
  );
}

/** The secrets first: where they cannot be moved, nothing is renamed; where the history refuses, they are moved back. */
async function rename({ table, vault }: EndpointParts, was: string, next: EndpointSettings) {
  await vault.change(moveSecrets(was, next.slug));
  try {
    table.rename(was, next);
  } catch (thrown) {
    await vault.change(moveSecrets(next.slug, was));
    throw thrown;
  }
}

function moveSecrets(from: string, to: string): VaultChange[] {
  return (['current', 'previous'] as const).map((which) => ({
    op: 'rename',
    ref: endpointSecret(from, which),
    to: endpointSecret(to, which),
  }));
}

function judgesOtherwise(before: EndpointSettings, after: EndpointSettings): boolean {
  const judging = ({ provider, scheme, options }: EndpointSettings): string =>
    JSON.stringify([provider, scheme, options]);
  return judging(before) !== judging(after);
}
