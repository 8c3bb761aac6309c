import { chordParts, isSingleKey } from '../core/contract/keyboard.ts';

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
  '+': 'Plus',
};

/** Keys as a native menu writes them; null for those that are typed, which a menu would take from every field. */
export function acceleratorOf(chord: string): string | null {
  if (isSingleKey(chord)) return null;
  const { mod, ctrl, alt, shift, key } = chordParts(chord);
  const held = [mod ? 'CmdOrCtrl' : '', ctrl ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : ''];
  const name = NAMES[key] ?? key;
  // Anything else would make the whole menu fail.
  if (!/^[\x21-\x7e]+$/.test(name)) return null;
  return [...held, name].filter((part) => part !== '').join('+');
}
