import { movedRow } from './keys.ts';

/** What moving to a row does with the events that are chosen: nothing but this one, up to here, or leave them. */
export type Choice = 'only' | 'extend' | 'keep';

export type Gesture =
  | { readonly kind: 'move'; readonly row: number; readonly choice: Choice }
  /** The selected event is chosen, or not any more. */
  | { readonly kind: 'toggle' }
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  /** On to the detail. */
  | { readonly kind: 'open' };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

interface Place {
  /** The selected row, from the top; -1 where none is. */
  readonly row: number;
  readonly count: number;
  readonly pageRows: number;
  /** Whether several are chosen. */
  readonly chosen: boolean;
}

/** What a key means in the list; null is not one of its keys. */
export function gestureOf(key: Key, { row, count, pageRows, chosen }: Place): Gesture | null {
  if (key.altKey) return null;
  const name = key.key.length === 1 ? key.key.toLowerCase() : key.key;
  const gesture = key.ctrlKey || key.metaKey ? commandOf(name, key.shiftKey) : plainOf(name, chosen);
  if (gesture) return gesture;
  const moved = movedRow(name, row, count, pageRows);
  return moved === undefined ? null : { kind: 'move', row: moved, choice: choiceOf(key) };
}

function commandOf(name: string, shift: boolean): Gesture | null {
  if (name === 'a' && !shift) return { kind: 'all' };
  return name === ' ' ? { kind: 'toggle' } : null;
}

function plainOf(name: string, chosen: boolean): Gesture | null {
  if (name === 'Enter') return { kind: 'open' };
  return name === 'Escape' && chosen ? { kind: 'none' } : null;
}

/** What a click on a row means, by the keys that are held. */
export function clickOf(keys: Omit<Key, 'key' | 'altKey'>): Choice | 'toggle' {
  if (keys.shiftKey) return 'extend';
  return keys.ctrlKey || keys.metaKey ? 'toggle' : 'only';
}

function choiceOf({ shiftKey, ctrlKey, metaKey }: Key): Choice {
  if (shiftKey) return 'extend';
  return ctrlKey || metaKey ? 'keep' : 'only';
}
