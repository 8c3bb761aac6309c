/** The tabs of an event, in order. The names are part of the interface's contract. */
export const detailTabs = [
  { id: 'body', name: 'Body' },
  { id: 'headers', name: 'Headers' },
  { id: 'validation', name: 'Validation' },
  { id: 'signature', name: 'Signature' },
  { id: 'reply', name: 'Reply' },
  { id: 'deliveries', name: 'Deliveries' },
  { id: 'compare', name: 'Compare' },
] as const;

export type DetailTab = (typeof detailTabs)[number]['id'];

export function tabOf(id: string | null): DetailTab {
  return detailTabs.find((tab) => tab.id === id)?.id ?? 'body';
}
