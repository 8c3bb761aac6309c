/** What a key means in the search box; null is a key of the text. */
export type BoxKey =
  | { readonly kind: 'move'; readonly step: 1 | -1 }
  /** Puts the active suggestion in. */
  | { readonly kind: 'take' }
  /** No suggestions any more. */
  | { readonly kind: 'close' }
  | { readonly kind: 'clear' }
  /** On to the list. */
  | { readonly kind: 'leave' };

interface Place {
  readonly text: string;
  /** Whether suggestions are shown, and which one is active; -1 is none. */
  readonly open: boolean;
  readonly active: number;
}

export function boxKey(key: string, { text, open, active }: Place): BoxKey | null {
  if (key === 'Escape') return open ? { kind: 'close' } : { kind: text === '' ? 'leave' : 'clear' };
  if (key === 'ArrowDown') return open ? { kind: 'move', step: 1 } : { kind: 'leave' };
  if (key === 'ArrowUp' && open) return { kind: 'move', step: -1 };
  if ((key === 'Enter' || key === 'Tab') && open && active >= 0) return { kind: 'take' };
  return key === 'Enter' ? { kind: 'close' } : null;
}
