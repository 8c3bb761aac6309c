import { commands } from '../../../../../renderer/features/commands/model/catalogue.ts';
import { chordWords } from '../../../../../renderer/features/commands/model/chord-words.ts';
import { fixedKeys } from '../../../../../renderer/features/commands/model/fixed-keys.ts';

/** The keys of every command and place as rows of Markdown, as docs/keyboard.md has them. */
export function shortcutRows(): string[] {
  const written = (chords: readonly string[], mac: boolean): string =>
    chords.map((chord) => `\`${chordWords(chord, mac)}\``).join(', ') || '–';
  const row = (place: string, words: string, chords: readonly string[]): string =>
    `| ${place} | ${words} | ${written(chords, false)} | ${written(chords, true)} |`;
  return [
    ...commands.map(({ group, words, keys }) => row(group, words, keys)),
    ...fixedKeys.flatMap(({ place, keys }) => keys.map(({ words, chords }) => row(place, words, chords))),
  ];
}
