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
