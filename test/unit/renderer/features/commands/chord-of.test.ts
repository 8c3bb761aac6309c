import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chordParts } from '../../../../../core/contract/keyboard.ts';
import { chordOf, type KeyPress } from '../../../../../renderer/features/commands/model/chord-of.ts';
import { ariaKeys, chordWords } from '../../../../../renderer/features/commands/model/chord-words.ts';

const nothingHeld = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, code: '', ...nothingHeld },
  ...held,
});

test.each<[string, Partial<KeyPress>, string | null]>([
  ['k', { ctrlKey: true }, 'Mod+K'],
  ['K', { ctrlKey: true, shiftKey: true }, 'Mod+Shift+K'],
  ['r', {}, 'R'],
  ['R', { shiftKey: true }, 'Shift+R'],
  // Caps Lock is no Shift.
  ['R', {}, 'R'],
  ['?', { shiftKey: true }, '?'],
  ['/', {}, '/'],
  ['+', { ctrlKey: true }, 'Mod++'],
  [' ', { ctrlKey: true }, 'Mod+Space'],
  ['ArrowDown', { altKey: true, shiftKey: true }, 'Alt+Shift+ArrowDown'],
  // French: the digit needs Shift. Russian: the place of K. Dvorak: the letter counts, not its place.
  ['&', { ctrlKey: true, code: 'Digit1' }, 'Mod+1'],
  ['л', { ctrlKey: true, code: 'KeyK' }, 'Mod+K'],
  ['t', { ctrlKey: true, code: 'KeyK' }, 'Mod+T'],
  ['Control', { ctrlKey: true }, null],
  ['Dead', {}, null],
  ['a', { isComposing: true }, null],
  ['k', { metaKey: true }, null],
])('%s with %o is %s', (key, held, chord) => expect(chordOf(press(key, held), false)).toBe(chord));

test('on a Mac Command is the key for commands, and Ctrl is another', () => {
  expect(chordOf(press('k', { metaKey: true }), true)).toBe('Mod+K');
  expect(chordOf(press('k', { ctrlKey: true }), true)).toBe('Ctrl+K');
  expect(chordOf(press('˚', { altKey: true, code: 'KeyK' }), true)).toBe('Alt+K');
});

test('what AltGr makes is typed', () => {
  const held = { ctrlKey: true, altKey: true, getModifierState: (key: string) => key === 'AltGraph' };
  expect(chordOf(press('@', held), false)).toBeNull();
});

const key = fc.oneof(
  fc.constantFrom('a', 'Z', '?', '+', '/', '1', ' ', 'Enter', 'ArrowUp', 'F5', 'é', 'ß', 'л', '名', 'Delete'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);
const held = fc.record({
  ...{ ctrlKey: fc.boolean(), metaKey: fc.boolean(), altKey: fc.boolean(), shiftKey: fc.boolean() },
});

test('whatever is pressed can be written down and read again', () => {
  fc.assert(
    fc.property(key, held, fc.boolean(), (pressed, modifiers, mac) => {
      const chord = chordOf(press(pressed, modifiers), mac);
      if (chord === null) return;
      const parts = chordParts(chord);
      expect(parts.mod).toBe(mac ? modifiers.metaKey : modifiers.ctrlKey);
      expect(parts.alt).toBe(modifiers.altKey);
      expect(parts.key).not.toBe('');
      expect(chord.endsWith(parts.key)).toBe(true);
    }),
  );
});

test('keys are written as on the keyboard, and as screen readers read them', () => {
  expect(chordWords('Mod+Shift+K', false)).toBe('Ctrl+Shift+K');
  expect(chordWords('Mod+Shift+K', true)).toBe('⇧⌘K');
  expect(chordWords('Mod++', false)).toBe('Ctrl++');
  expect(chordWords('ArrowDown', false)).toBe('↓');
  expect(ariaKeys(['/', 'Mod+F'], false)).toBe('/ Control+F');
  expect(ariaKeys(['Mod++', 'Ctrl+K'], true)).toBe('Meta+Plus Control+K');
  expect(ariaKeys([], false)).toBeUndefined();
});
