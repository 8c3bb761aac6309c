import { HookglassError } from '../contract/errors.ts';
import { klustr } from './klustr.ts';
import { meetinglawyers } from './meetinglawyers.ts';
import { okaya } from './okaya.ts';
import { okhi } from './okhi/okhi.ts';
import type { Provider, RequestView } from './provider.ts';

/** Every built-in provider. A new one is a file of its own and a line here. */
const builtIn: readonly Provider[] = [okaya, okhi, meetinglawyers, klustr];

/** The providers that there are: the built-in ones, and the user's own after them. */
export interface Registry {
  readonly providers: readonly Provider[];
  find(id: string): Provider | undefined;
  /** Throws `provider-not-found`, with the ids that there are. */
  require(id: string): Provider;
  /** The provider with the highest bid, the first of equals; null where nobody bids. */
  detect(request: RequestView): Provider | null;
}

/** A registry that may be another one later: the user's own providers come and go while the engine runs. */
export interface RegistrySource {
  readonly current: Registry;
}

export function createRegistry(own: readonly Provider[]): Registry {
  const providers = [...builtIn, ...own];
  const find = (id: string): Provider | undefined => providers.find((provider) => provider.id === id);
  return {
    providers,
    find,
    require(id) {
      const provider = find(id);
      if (provider) return provider;
      const known = providers.map((candidate) => candidate.id).join(', ');
      throw new HookglassError('provider-not-found', `There is no provider "${id}". Known are: ${known}.`);
    },
    detect(request) {
      let best: Provider | null = null;
      let highest = 0;
      for (const provider of providers) {
        const bid = provider.detect(request);
        if (bid > highest) [best, highest] = [provider, bid];
      }
      return best;
    },
  };
}

export const builtInRegistry: Registry = createRegistry([]);
