import type { KeyForm, Part, Scheme } from '../scheme.ts';

/** The key is the secret's own text. */
export const utf8Key: KeyForm = { form: 'utf8', prefixes: [] };

export const body: Part = { kind: 'body' };
export const timestamp: Part = { kind: 'timestamp' };

export function text(value: string): Part {
  return { kind: 'text', text: value };
}

/** What most schemes do not have. */
export const plain = {
  timestamp: null,
  messageId: null,
  tolerance: null,
  urlForms: 'as-given',
  urlBodyDigest: null,
  keyVariants: [],
  notes: [],
} as const satisfies Partial<Scheme>;
