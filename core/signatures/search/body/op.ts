import type { Mistake } from '../mistake.ts';

/** One change to a body's text. null where it changes nothing or cannot be made. */
export interface TextOp {
  readonly mistakes: readonly Mistake[];
  readonly apply: (text: string) => string | null;
}

/** One way to turn the text into bytes that is not the body's own. */
export interface EncodeOp {
  readonly mistakes: readonly Mistake[];
  readonly encode: (text: string) => Uint8Array | null;
}

/** A change that is one only where it makes a difference. */
export function op(mistakes: readonly Mistake[], change: (text: string) => string): TextOp {
  return {
    mistakes,
    apply(text) {
      const changed = change(text);
      return changed === text ? null : changed;
    },
  };
}
