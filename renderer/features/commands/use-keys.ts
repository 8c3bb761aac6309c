import { useWindowEvent } from '@mantine/hooks';
import { chordParts } from '../../../core/contract/keyboard.ts';
import { useServices } from '../../services.ts';
import { takesText } from '../../ui/typing.ts';
import { chordOf } from './model/chord-of.ts';
import { isOfText } from './model/reserved.ts';

/** What is in front of the page and has keys of its own. */
const IN_FRONT = '[role="dialog"], [role="menu"], [role="listbox"]';

/** The one place that hears the keys of commands. What has its own use for a key takes it before (`preventDefault`). */
export function useKeys(): void {
  const { commands } = useServices();
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented) return;
    const chord = chordOf(event, commands.mac);
    if (chord === null || !isHeard(chord, event.target)) return;
    if (commands.press(chord, { repeated: event.repeat })) event.preventDefault();
  });
}

function isHeard(chord: string, target: EventTarget | null): boolean {
  if (isDialogOpen()) return false;
  if (target instanceof Element && target.closest(IN_FRONT) !== null) return false;
  return !takesText(target) || !writes(chord);
}

/** What is behind a dialog is left alone. */
export const isDialogOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

/** Whether a field has a use for it: characters, and what edits them. */
function writes(chord: string): boolean {
  const { mod, ctrl, key } = chordParts(chord);
  if (isOfText(chord)) return true;
  return !mod && !ctrl && key !== 'Escape' && !/^F\d+$/.test(key);
}
