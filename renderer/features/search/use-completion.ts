import { useState } from 'react';
import {
  type Completion,
  completeQuery,
  type Known,
  type Suggestion,
} from '../../../core/contract/query/complete.ts';

export interface Completing {
  /** Empty while none are wanted. */
  readonly suggestions: readonly Suggestion[];
  /** The one that Enter takes; -1 is none. */
  readonly active: number;
  /** Suggests for this place in the text. */
  suggest(text: string, cursor: number): void;
  move(step: 1 | -1): void;
  /** The text with a suggestion put in, and the cursor's place in it; null where there is none. */
  taken(index: number): { text: string; cursor: number } | null;
  close(): void;
}

interface Offer extends Completion {
  readonly text: string;
}

export function useCompletion(known: Known): Completing {
  const [offer, setOffer] = useState<Offer | null>(null);
  const [active, setActive] = useState(-1);
  const suggestions = offer?.suggestions ?? [];
  return {
    suggestions,
    active,
    suggest(text, cursor) {
      setOffer({ ...completeQuery(text, cursor, known), text });
      setActive(-1);
    },
    move: (step) => setActive((now) => (now + step + suggestions.length) % Math.max(1, suggestions.length)),
    taken(index) {
      const chosen = suggestions[index];
      if (!offer || !chosen) return null;
      const before = offer.text.slice(0, offer.from) + chosen.insert;
      return { text: before + offer.text.slice(offer.to).trimStart(), cursor: before.length };
    },
    close() {
      setOffer(null);
      setActive(-1);
    },
  };
}
