import { expect, test } from 'vitest';
import { acceleratorOf } from '../../../electron/accelerator.ts';

test.each([
  ['Mod+K', 'CmdOrCtrl+K'],
  ['Mod+Shift+ArrowUp', 'CmdOrCtrl+Shift+Up'],
  ['Ctrl+Alt+Delete', 'Ctrl+Alt+Delete'],
  ['Mod++', 'CmdOrCtrl+Plus'],
  ['F5', 'F5'],
  // A menu would take them from every field.
  ['?', null],
  ['Shift+J', null],
  // Electron knows no such key, and would show no menu at all.
  ['Mod+Ж', null],
])('%s in a menu is %s', (chord, accelerator) => expect(acceleratorOf(chord)).toBe(accelerator));
