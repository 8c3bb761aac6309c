import type { CatalogueProvider } from './contract/catalogue-calls.ts';
import { providerInfo } from './provider-info.ts';
import { fieldsOf } from './providers/fields-of.ts';
import type { EventType, Provider } from './providers/provider.ts';
import type { Registry } from './providers/registry.ts';

type Type = CatalogueProvider['types'][number];
export type Arrived = (provider: string, eventType: string) => Type['arrived'];

/** All that the documents say of every provider and event type, and what has arrived of each. */
export function catalogueOf({ providers }: Registry, arrived: Arrived): CatalogueProvider[] {
  return providers.map((provider) => ({
    ...providerInfo(provider),
    notes: [...(provider.notes ?? [])],
    types: provider.eventTypes.map((type) => entry(provider, type, arrived)),
  }));
}

function entry(provider: Provider, type: EventType, arrived: Arrived): Type {
  const { id, title, summary, form, source, template } = type;
  return {
    id,
    title,
    summary: summary ?? null,
    documented: form.documented,
    source,
    template:
      template === null ? null : { id: `${provider.id}/${id}`, documented: template === 'documented' },
    fields: [...fieldsOf(form.schema)],
    arrived: arrived(provider.id, id),
  };
}
