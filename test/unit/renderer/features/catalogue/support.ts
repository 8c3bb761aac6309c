import type { CatalogueProvider, CatalogueType } from '../../../../../core/contract/catalogue-calls.ts';

export const typeEntry = (id: string, changes: Partial<CatalogueType> = {}): CatalogueType => ({
  id,
  title: `Title of ${id}`,
  summary: null,
  documented: true,
  source: { title: 'The document', url: 'https://example.com/doc' },
  template: null,
  fields: [],
  arrived: null,
  ...changes,
});

export const providerEntry = (id: string, types: CatalogueType[]): CatalogueProvider => ({
  id,
  label: id.toUpperCase(),
  badge: { text: 'Xx', dark: '#fff', light: '#000' },
  docs: 'https://example.com',
  signedBy: [],
  notes: [],
  types,
});
