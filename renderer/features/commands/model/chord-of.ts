import { chord } from '../../../../core/contract/keyboard.ts';

/** What is asked of a keyboard event. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
> & { getModifierState?(key: string): boolean };

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'OS', 'CapsLock', 'Fn', 'Dead']);

/**
 * The keys that were pressed, as the settings write them; null while only modifiers are held or a character is being
 * composed. Characters count by what they are, so that `?` is `?` on every layout. With Ctrl, Command or Alt, where a
 * layout gives no Latin letter or digit, the place on the keyboard counts.
 */
export function chordOf(press: KeyPress, mac: boolean): string | null {
  if (press.isComposing || MODIFIERS.has(press.key) || press.getModifierState?.('AltGraph')) return null;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const ctrl = mac && press.ctrlKey;
  // The Windows key is the system's.
  if (!mac && press.metaKey) return null;
  const key = keyName(press, mod || ctrl || press.altKey);
  if (key === null) return null;
  // Of a character that needs Shift, Shift is no part: `?` is `?`.
  const shift = press.shiftKey && (key.length > 1 || isLetter(key));
  const written = [
    mod ? 'Mod' : '',
    ctrl ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    shift ? 'Shift' : '',
    key,
  ].filter((part) => part !== '');
  const parsed = chord.safeParse(written.join('+'));
  return parsed.success ? parsed.data : null;
}

function keyName({ key, code }: KeyPress, commanding: boolean): string | null {
  if (key === ' ') return 'Space';
  if (key.length > 1) return /^[A-Z]/.test(key) && key !== 'Unidentified' ? key : null;
  if (commanding) {
    const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
    // A digit that needs Shift (French), a letter of another script, a sign that Alt makes of a letter.
    if (place !== undefined && (/\d/.test(place) ? !/[A-Za-z0-9]/.test(key) : !/[a-z]/i.test(key)))
      return place;
  }
  return key === '' ? null : key.toUpperCase();
}

const isLetter = (key: string): boolean => key.toLowerCase() !== key.toUpperCase();
