import type { CatalogueProvider, CatalogueType } from '../../../core/contract/catalogue-calls.ts';

/** The providers with those of their event types that a search finds; providers without any are left out. */
export function findTypes(
  providers: readonly CatalogueProvider[],
  query: string,
): readonly CatalogueProvider[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return providers;
  return providers.flatMap((provider) => {
    const types = provider.types.filter((type) => {
      const text = textOf(provider, type);
      return words.every((word) => text.includes(word));
    });
    return types.length > 0 ? [{ ...provider, types }] : [];
  });
}

/** All that a type can be found by: its names, what is said of it, and its fields. */
function textOf({ id, label }: CatalogueProvider, type: CatalogueType): string {
  const fields = type.fields.map(({ path }) => path);
  return [id, label, type.id, type.title, type.summary ?? '', ...fields].join(' ').toLowerCase();
}

/** What an address names: a type, a provider, or by none the first provider. null: there is no such thing. */
export function chosenOf(
  providers: readonly CatalogueProvider[],
  [providerId, ...typeId]: readonly string[],
): { provider: CatalogueProvider; type: CatalogueType | null } | null {
  const [first] = providers;
  if (providerId === undefined) return first ? { provider: first, type: null } : null;
  const provider = providers.find(({ id }) => id === providerId);
  if (!provider) return null;
  if (typeId.length === 0) return { provider, type: null };
  const type = provider.types.find(({ id }) => id === typeId.join('/'));
  return type ? { provider, type } : null;
}

/** How many of a provider's event types have arrived. */
export const seenTypes = ({ types }: CatalogueProvider): number =>
  types.filter(({ arrived }) => arrived !== null).length;
