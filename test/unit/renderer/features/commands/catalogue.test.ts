import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chord, menuCommands } from '../../../../../core/contract/keyboard.ts';
import { commands, findCommand, meet } from '../../../../../renderer/features/commands/model/catalogue.ts';
import { fixedKeys } from '../../../../../renderer/features/commands/model/fixed-keys.ts';
import { whyReserved } from '../../../../../renderer/features/commands/model/reserved.ts';
import { detailTabs } from '../../../../../renderer/features/inbox/detail/tabs.ts';
import { gestureOf } from '../../../../../renderer/features/inbox/list/gesture.ts';
import { sections } from '../../../../../renderer/features/shell/sections.ts';
import { shortcutRows } from './shortcut-table.ts';

test('no two commands that can meet are given the same keys', () => {
  for (const one of commands)
    for (const other of commands)
      if (one.id !== other.id && meet(one.scope, other.scope))
        expect(one.keys.filter((key) => other.keys.includes(key), `${one.id} and ${other.id}`)).toEqual([]);
});

test('every key that is given can be written down, and a user could give it as well', () => {
  for (const { id, keys, desktop } of commands)
    for (const key of keys) {
      expect(chord.safeParse(key).success, `${id}: ${key}`).toBe(true);
      // Two are given where only the app can: what stops a job, and the undo of what is no text.
      if (key !== 'Escape' && key !== 'Mod+Z') expect(whyReserved(key, desktop ?? false), key).toBeNull();
    }
});

test('ids are single, and each section, tab and item of the menu has its command', () => {
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  for (const { id, name } of sections) expect(findCommand(`go.${id}`)?.words).toBe(`Go to ${name}`);
  for (const { id } of detailTabs) expect(findCommand(`tab.${id}`)).toBeDefined();
  for (const [id, keys] of Object.entries(menuCommands)) expect(findCommand(id)?.keys).toEqual(keys);
});

test('the list does what is told of its keys', () => {
  const place = { row: 5, count: 100, pageRows: 10, chosen: true };
  const told = fixedKeys.find((group) => group.place === 'In the list of events')?.keys ?? [];
  for (const key of told.flatMap(({ chords }) => chords)) {
    const name = key.split('+').at(-1) ?? '';
    const press = {
      key: name === 'Space' ? ' ' : name,
      ...{ shiftKey: key.includes('Shift+'), ctrlKey: key.includes('Mod+'), metaKey: false, altKey: false },
    };
    expect(gestureOf(press, place), key).not.toBeNull();
  }
});

test('docs/keyboard.md tells every key as it is, and no other', () => {
  const rows = readFileSync('docs/keyboard.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| where |'));
  expect(rows).toEqual(shortcutRows());
});
