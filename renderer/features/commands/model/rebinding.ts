import { type KeyboardSettings, keysOf, MOST_CHORDS } from '../../../../core/contract/keyboard.ts';
import { type Command, commands, meet } from './catalogue.ts';

/** The other commands that the same keys would mean. */
export function conflictsOf(settings: KeyboardSettings, command: Command, chord: string): Command[] {
  return commands.filter(
    (other) =>
      other.id !== command.id &&
      meet(other.scope, command.scope) &&
      keysOf(settings, other.id, other.keys).includes(chord),
  );
}

/** One more way to a command; the oldest gives way where there are too many. */
export function withChord(settings: KeyboardSettings, command: Command, chord: string): KeyboardSettings {
  const now = keysOf(settings, command.id, command.keys).filter((one) => one !== chord);
  return withKeys(settings, command, [chord, ...now].slice(0, MOST_CHORDS));
}

export function withoutChord(settings: KeyboardSettings, command: Command, chord: string): KeyboardSettings {
  const now = keysOf(settings, command.id, command.keys);
  return withKeys(
    settings,
    command,
    now.filter((one) => one !== chord),
  );
}

/** What is as it was given is not kept, so that a later version may give other keys. */
function withKeys(settings: KeyboardSettings, command: Command, keys: readonly string[]): KeyboardSettings {
  const given = keys.length === command.keys.length && keys.every((key, at) => key === command.keys[at]);
  return given
    ? withGiven(settings, command)
    : { ...settings, keys: { ...settings.keys, [command.id]: [...keys] } };
}

/** Back to the keys that it is given. */
export function withGiven(settings: KeyboardSettings, command: Command): KeyboardSettings {
  const { [command.id]: _, ...others } = settings.keys;
  return { ...settings, keys: others };
}

export const isChanged = ({ keys }: KeyboardSettings, { id }: Command): boolean => Object.hasOwn(keys, id);
