import { heldKeys } from '../../../core/contract/keyboard.ts';
import { useServices, useSlice } from '../../services.ts';
import { type CommandId, findCommand } from './model/catalogue.ts';
import { ariaKeys, chordWords } from './model/chord-words.ts';

export interface Shortcut {
  /** For `aria-keyshortcuts`. */
  readonly aria: string | undefined;
  /** The first of the keys in words; null where there are none. */
  readonly words: string | null;
  /** The same as the end of a title: ` (R)`. */
  readonly hint: string;
}

/** The keys of a command as they are now, for the button that does the same. */
export function useShortcut(id: CommandId): Shortcut {
  const { commands } = useServices();
  const keys = useKeysOf(id);
  const [first] = keys;
  const words = first === undefined ? null : chordWords(first, commands.mac);
  return { aria: ariaKeys(keys, commands.mac), words, hint: words === null ? '' : ` (${words})` };
}

function useKeysOf(id: CommandId): readonly string[] {
  const keyboard = useSlice(
    (services) => services.settings,
    (settings) => settings.keyboard,
  );
  return heldKeys(keyboard, id, findCommand(id)?.keys ?? []);
}
