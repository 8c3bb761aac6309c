import { HookglassError } from '../contract/errors.ts';
import { klustr } from './klustr.ts';
import { meetinglawyers } from './meetinglawyers.ts';
import { okaya } from './okaya.ts';
import { okhi } from './okhi/okhi.ts';
import type { Provider, RequestView } from './provider.ts';

/** Every built-in provider. A new one is a file of its own and a line here. */
export const providers: readonly Provider[] = [okaya, okhi, meetinglawyers, klustr];

export function findProvider(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}

/** Throws `provider-not-found`, with the ids that there are. */
export function requireProvider(id: string): Provider {
  const provider = findProvider(id);
  if (provider) return provider;
  const known = providers.map((candidate) => candidate.id).join(', ');
  throw new HookglassError('provider-not-found', `There is no provider "${id}". Known are: ${known}.`);
}

/** The provider with the highest bid; null where nobody bids. */
export function detectProvider(request: RequestView): Provider | null {
  let best: Provider | null = null;
  let highest = 0;
  for (const provider of providers) {
    const bid = provider.detect(request);
    if (bid > highest) [best, highest] = [provider, bid];
  }
  return best;
}
