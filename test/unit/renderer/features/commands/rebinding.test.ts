import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isSingleKey,
  type KeyboardSettings,
  keysOf,
  MOST_CHORDS,
} from '../../../../../core/contract/keyboard.ts';
import { interfaceSettings } from '../../../../../core/contract/settings.ts';
import {
  type Command,
  type CommandId,
  commands,
  findCommand,
  meet,
} from '../../../../../renderer/features/commands/model/catalogue.ts';
import {
  conflictsOf,
  isChanged,
  withChord,
  withGiven,
  withoutChord,
} from '../../../../../renderer/features/commands/model/rebinding.ts';
import { isOfText, whyReserved } from '../../../../../renderer/features/commands/model/reserved.ts';

const asGiven: KeyboardSettings = { keys: {}, singleKeys: true };
const command = (id: CommandId): Command => {
  const found = findCommand(id);
  if (!found) throw new Error(id);
  return found;
};
const now = (settings: KeyboardSettings, { id, keys }: Command): readonly string[] =>
  keysOf(settings, id, keys);
const ids = (found: readonly Command[]): string[] => found.map(({ id }) => id);

test('keys that another command has are told, where both can be heard', () => {
  expect(ids(conflictsOf(asGiven, command('event.replay'), 'P'))).toEqual(['event.pin']);
  // Over all sections: those of the app, and those of every section for one of the app.
  expect(ids(conflictsOf(asGiven, command('event.replay'), 'Mod+K'))).toEqual(['palette.open']);
  expect(ids(conflictsOf(asGiven, command('times.toggle'), 'Mod+Enter'))).toEqual([
    ...['simulator.send', 'flows.run', 'check.run', 'bench.diagnose'],
  ]);
  // The bench is never open beside the Simulator, and the Compare tab goes before the Inbox on purpose.
  expect(conflictsOf(asGiven, command('bench.cancel'), 'Mod+Z')).toEqual([]);
  expect(conflictsOf(asGiven, command('compare.next'), 'R')).toEqual([]);
});

test('keys are added and taken, and what is as it was given is not kept', () => {
  const replay = command('event.replay');
  const added = withChord(asGiven, replay, 'X');
  expect(now(added, replay)).toEqual(['X', 'R']);
  expect(isChanged(added, replay)).toBe(true);
  expect(withoutChord(added, replay, 'X')).toEqual(asGiven);
  expect(withGiven(added, replay)).toEqual(asGiven);
  const none = withoutChord(asGiven, replay, 'R');
  expect(now(none, replay)).toEqual([]);
  expect(isChanged(none, replay)).toBe(true);
});

const anyCommand = fc.constantFrom(...commands);
const chords = ['X', 'P', 'Mod+K', 'Mod+J', 'F5', 'Alt+Shift+Q', '?', '1'];
const anyChord = fc.constantFrom(...chords);

test('whatever is given to whom, taken from the others first, no two that meet have the same keys', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyCommand, anyChord), { maxLength: 30 }), (steps) => {
      let settings = asGiven;
      for (const [one, chord] of steps) {
        for (const other of conflictsOf(settings, one, chord))
          settings = withoutChord(settings, other, chord);
        settings = withChord(settings, one, chord);
        expect(now(settings, one)).toContain(chord);
        expect(now(settings, one).length).toBeLessThanOrEqual(MOST_CHORDS);
      }
      for (const chord of chords) {
        const owners = commands.filter((one) => now(settings, one).includes(chord));
        for (const one of owners)
          expect(ids(owners.filter((other) => meet(one.scope, other.scope)))).toEqual([one.id]);
      }
      // It is kept as it is.
      expect(interfaceSettings.parse({ keyboard: JSON.parse(JSON.stringify(settings)) }).keyboard).toEqual(
        settings,
      );
    }),
  );
});

test('keys by which everything else is worked cannot be given away', () => {
  for (const key of ['Tab', 'Enter', 'Space', 'ArrowUp', 'Mod+C', 'Mod+ArrowLeft', 'Mod+Q', 'Alt+F4'])
    expect(whyReserved(key, true), key).not.toBeNull();
  for (const key of ['X', 'Mod+J', 'F5', 'Shift+X', 'Mod+Enter', 'Alt+Shift+Q'])
    expect(whyReserved(key, true), key).toBeNull();
  // Only a browser has its own.
  expect(whyReserved('Mod+T', true)).toBeNull();
  expect(whyReserved('Mod+T', false)).not.toBeNull();
  expect(isOfText('Mod+Z')).toBe(true);
  expect(isOfText('Z')).toBe(false);
  expect(['R', '?', 'Shift+J', 'Space', 'Mod+R', 'F5', 'Delete'].filter(isSingleKey)).toEqual([
    ...['R', '?', 'Shift+J', 'Space'],
  ]);
});

test('what is damaged in the settings costs nothing else', () => {
  const { keyboard, recentCommands, theme } = interfaceSettings.parse({
    theme: 'dark',
    keyboard: {
      keys: { 'event.pin': ['Mod+D'], 'event.note': 7, 'event.replay': ['no key at all'], '<b>': ['X'] },
      singleKeys: 'perhaps',
    },
    recentCommands: ['test.send', 7, null, 'template:okhi/verified', ''],
  });
  expect(theme).toBe('dark');
  expect(keyboard).toEqual({ keys: { 'event.pin': ['Mod+D'] }, singleKeys: true });
  expect(recentCommands).toEqual(['test.send', 'template:okhi/verified']);
  expect(interfaceSettings.parse({ keyboard: { keys: [] }, recentCommands: 'x' }).keyboard.keys).toEqual({});
  expect(() => interfaceSettings.parse({ keyboard: 'gone' })).not.toThrow();
});
