import { chordParts } from '../../../../core/contract/keyboard.ts';

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};
const MAC_NAMES: Readonly<Record<string, string>> = { ...NAMES, Enter: '↩', Delete: '⌦', Backspace: '⌫' };

/** Keys as they are written for people: `Ctrl+Shift+K`, on a Mac `⇧⌘K`. */
export function chordWords(chord: string, mac: boolean): string {
  const { mod, ctrl, alt, shift, key } = chordParts(chord);
  if (mac)
    return `${ctrl ? '⌃' : ''}${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${MAC_NAMES[key] ?? key}`;
  return [mod ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', NAMES[key] ?? key]
    .filter((part) => part !== '')
    .join('+');
}

/** The same for `aria-keyshortcuts`; undefined where there are none. */
export function ariaKeys(chords: readonly string[], mac: boolean): string | undefined {
  const written = chords.map((chord) => {
    const { mod, ctrl, alt, shift, key } = chordParts(chord);
    const held = [
      mod ? (mac ? 'Meta' : 'Control') : '',
      ctrl ? 'Control' : '',
      alt ? 'Alt' : '',
      shift ? 'Shift' : '',
    ];
    return [...held, key === '+' ? 'Plus' : key].filter((part) => part !== '').join('+');
  });
  return written.length > 0 ? written.join(' ') : undefined;
}
