import type { Term } from '../../../../core/contract/query/ast.ts';

export interface Chip {
  readonly label: string;
  /** What it asks for, for who hears it alone. */
  readonly title: string;
  readonly term: Term;
}

const is = (label: string, state: Extract<Term, { kind: 'is' }>['state']): Chip => ({
  label,
  title: `is:${state}`,
  term: { kind: 'is', state },
});
const word = (label: string, field: Extract<Term, { kind: 'word' }>['field'], text: string): Chip => ({
  label,
  title: `${field}:${text}`,
  term: { kind: 'word', field, value: { text, glob: false } },
});

/** What people look for most. */
export const verdictChips: readonly Chip[] = [
  is('Invalid', 'invalid'),
  is('Unknown type', 'unknown-type'),
  is('Not JSON', 'not-json'),
  word('Bad signature', 'signature', 'failed'),
  is('Pinned', 'pinned'),
];

export const providerChip = (id: string, label: string): Chip => word(label, 'provider', id);
