import { HookglassError } from '../core/contract/errors.ts';
import type { Registry } from '../core/providers/registry.ts';

interface TypeName {
  readonly provider: string;
  readonly eventType: string;
}

/**
 * Which event type a command means: `verified`, or `okhi/verified`. `providersOf` names providers that have sent events of
 * a type, documented or not. Throws `provider-not-found`, `event-type-not-found`, or `bad-argument` where several providers
 * have the type.
 */
export function resolveEventType(
  given: { type: string; provider: string | undefined },
  registry: Registry,
  providersOf: (eventType: string) => readonly string[],
): TypeName {
  const { provider, eventType } = splitName(given, registry);
  if (provider !== undefined) registry.require(provider);
  const documented = registry.providers
    .filter(({ eventTypes }) => eventTypes.some(({ id }) => id === eventType))
    .map(({ id }) => id);
  const isMeant = (id: string): boolean => provider === undefined || id === provider;
  // What a sender made up does not stand in the way of a documented type.
  const candidates = documented.some(isMeant)
    ? documented.filter(isMeant)
    : providersOf(eventType).filter(isMeant);
  const [only, ...others] = candidates;
  if (only === undefined) throw typeNotFound(eventType, provider, registry);
  if (others.length === 0) return { provider: only, eventType };
  throw new HookglassError(
    'bad-argument',
    `Several providers have an event type "${eventType}": ${candidates.join(', ')}. Say which with --provider.`,
  );
}

function splitName(
  { type, provider }: { type: string; provider: string | undefined },
  registry: Registry,
): { provider: string | undefined; eventType: string } {
  const slash = type.indexOf('/');
  const prefix = type.slice(0, Math.max(0, slash));
  const names = registry.find(prefix) !== undefined && (provider === undefined || provider === prefix);
  return names ? { provider: prefix, eventType: type.slice(slash + 1) } : { provider, eventType: type };
}

function typeNotFound(eventType: string, provider: string | undefined, registry: Registry): HookglassError {
  const types = registry
    .find(provider ?? '')
    ?.eventTypes.map(({ id }) => id)
    .join(', ');
  const [whose, known] = types
    ? [` of ${provider}`, `Documented are: ${types}.`]
    : ['', '"hookglass schemas" lists those that there are.'];
  return new HookglassError(
    'event-type-not-found',
    `There is no event type "${eventType}"${whose}: no document names it, and no such event has come. ${known}`,
  );
}
