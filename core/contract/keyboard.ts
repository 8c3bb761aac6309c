import { z } from 'zod';

/**
 * Keys pressed at once, as `Mod+Shift+K`: modifiers in this order, then the key by its name in the DOM. `Mod` is Command on
 * a Mac and Ctrl elsewhere; `Ctrl` is the Mac's own. Letters are upper case. A character that needs Shift stands for itself (`?`).
 */
export const CHORD = /^(?:Mod\+)?(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\sa-z+]|\+|Space|[A-Z][A-Za-z0-9]+)$/u;
export const chord = z.string().max(40).regex(CHORD);

/** Keys of one command at most. */
export const MOST_CHORDS = 4;

const chords = z.array(chord).max(MOST_CHORDS);
const commandName = z.string().regex(/^[a-z][A-Za-z0-9./:_-]{0,199}$/);

/** What is damaged in a list of things that stand for themselves is left out; the rest is used. */
const keysByCommand = z
  .record(z.string(), z.unknown())
  .catch({})
  .default({})
  .transform((entries) => {
    const good: Record<string, string[]> = {};
    for (const [id, value] of Object.entries(entries)) {
      const parsed = chords.safeParse(value);
      if (commandName.safeParse(id).success && parsed.success) good[id] = parsed.data;
    }
    return good;
  });

/** What the user changed of the keyboard; commands that are not named keep the keys they are given. */
export const keyboardSettings = z.object({
  /** By command; none is an empty list. */
  keys: keysByCommand,
  /** Whether keys that are one character do anything. Off for whoever speaks or types by chance (WCAG 2.1.4). */
  singleKeys: z.boolean().catch(true).default(true),
});
export type KeyboardSettings = z.infer<typeof keyboardSettings>;

/** So many are remembered of what was chosen in the palette. */
export const MOST_RECENT = 8;
export const recentCommandsPatch = z.array(commandName).max(MOST_RECENT);

/** What was chosen last in the command palette, the last one first. */
export const recentCommands = z
  .array(z.unknown())
  .catch([])
  .default([])
  .transform((entries) =>
    entries
      .filter((entry) => commandName.safeParse(entry).success)
      .map(String)
      .slice(0, MOST_RECENT),
  );

/** Commands of the page that stand in the window's own menu as well, so that both sides know their keys. */
export const menuCommands = {
  'palette.open': ['Mod+K'],
  'shortcuts.open': ['?'],
  'window.new': ['Mod+N'],
  'go.inbox': ['Mod+1'],
  'go.simulator': ['Mod+2'],
  'go.flows': ['Mod+3'],
  'go.handler-check': ['Mod+4'],
  'go.signature-bench': ['Mod+5'],
  'go.subscriptions': ['Mod+6'],
  'go.insights': ['Mod+7'],
  'go.settings': ['Mod+,', 'Mod+8'],
} as const satisfies Record<string, readonly string[]>;
export type MenuCommandId = keyof typeof menuCommands;

export const menuCommandId = z.enum(Object.keys(menuCommands) as [MenuCommandId, ...MenuCommandId[]]);

/** The keys of a command as they are now. */
export function keysOf(settings: KeyboardSettings, id: string, given: readonly string[]): readonly string[] {
  return Object.hasOwn(settings.keys, id) ? (settings.keys[id] ?? given) : given;
}

/** The same without those that are turned off. */
export function heldKeys(
  settings: KeyboardSettings,
  id: string,
  given: readonly string[],
): readonly string[] {
  const all = keysOf(settings, id, given);
  return settings.singleKeys ? all : all.filter((one) => !isSingleKey(one));
}

export interface ChordParts {
  readonly mod: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

export function chordParts(text: string): ChordParts {
  const key = /(?:^|\+)(\+|[^+]+)$/.exec(text)?.[1] ?? '';
  const held = text.slice(0, text.length - key.length).split('+');
  return {
    mod: held.includes('Mod'),
    ctrl: held.includes('Ctrl'),
    alt: held.includes('Alt'),
    shift: held.includes('Shift'),
    key,
  };
}

/** Whether it is one character, with or without Shift: what can be typed by chance. */
export function isSingleKey(text: string): boolean {
  const { mod, ctrl, alt, key } = chordParts(text);
  return !mod && !ctrl && !alt && ([...key].length === 1 || key === 'Space');
}
