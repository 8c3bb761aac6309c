import type { ProviderInfo } from './contract/models.ts';
import type { Provider } from './providers/provider.ts';

/** What others are told of a provider. */
export function providerInfo(provider: Provider): ProviderInfo {
  const { id, label, badge, docs, eventTypes } = provider;
  const signings = eventTypes.map((type) => provider.signing(type.id));
  const names = signings.map((one) => (typeof one === 'string' ? one : one.id));
  return { id, label, badge, docs, signedBy: [...new Set(names)] };
}
