import { chordParts, isSingleKey } from '../../../../core/contract/keyboard.ts';

/** Keys by which text is edited everywhere. */
const TEXT = new Set(['A', 'C', 'V', 'X', 'Z', 'Y']);
const MOVES = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Backspace',
  'Delete',
]);

/** Whether fields use these keys to edit text. */
export function isOfText(chord: string): boolean {
  const { mod, alt, key } = chordParts(chord);
  return mod && !alt && (TEXT.has(key) || MOVES.has(key));
}

/** With them lists, dialogs and buttons are worked. */
const WIDGETS = new Set([
  ...['Tab', 'Enter', 'Space', 'Escape', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  ...['Home', 'End', 'PageUp', 'PageDown', 'Backspace', 'ContextMenu'],
]);

const SYSTEM = ['Mod+Q', 'Mod+W', 'Mod+M', 'Mod+H', 'Alt+F4', 'Mod+0', 'Mod++', 'Mod+-', 'Mod+=', 'F11'];
const BROWSER = ['Mod+N', 'Mod+T', 'Mod+W', 'Mod+Shift+N', 'Mod+Shift+T', 'Mod+Shift+W'];

/** Why these keys cannot be given to a command; null where they can. */
export function whyReserved(chord: string, desktop: boolean): string | null {
  const { mod, ctrl, alt, shift, key } = chordParts(chord);
  if (WIDGETS.has(key) && !mod && !ctrl && !alt)
    return 'Lists, fields and dialogs are worked with this key. Hold Ctrl, Command or Alt with it.';
  if (isOfText(chord)) return 'Text is edited and copied with these keys.';
  if (SYSTEM.includes(chord)) return 'The window or the system has these keys.';
  if (!desktop && BROWSER.includes(chord)) return 'A browser keeps these keys for itself.';
  if (alt && !mod && !ctrl && !shift && isSingleKey(key)) return 'Menus are opened and signs are typed so.';
  return null;
}
