import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRows } from '../../../../../renderer/features/settings/frame/find-rows.ts';
import { hrefOfRow, rowOfPath, settingRows } from '../../../../../renderer/features/settings/frame/rows.ts';
import { settingsPages } from '../../../../../renderer/features/settings/pages.ts';
import { routeOf } from '../../../../../renderer/features/shell/sections.ts';

const found = (text: string): string[] =>
  findRows(settingsPages, text).map(({ row, pageName }) => `${pageName}: ${row.label}`);

test('a row is found by its label, by other words, by its page, and by words of both', () => {
  expect(found('theme')[0]).toBe('General: Theme');
  expect(found('dark mode')).toEqual(['General: Theme']);
  expect(found('RETENTION')).toEqual(['Storage: Limits']);
  expect(found('public token')).toContain('Public address: ngrok’s token');
  expect(found('time-out')).toEqual(found('TIME out'));
  // “runtime” is another word.
  expect(found('time')).not.toContain('About: Hookglass');
  expect(found('storage').every((name) => name.startsWith('Storage: '))).toBe(true);
});

test('nothing is found for nothing, and for words that only some of a row has', () => {
  expect(found('  ')).toEqual([]);
  expect(found('theme zzz')).toEqual([]);
});

test('a word that begins the label is nearer than one that is only beside it', () => {
  const rows = Object.values(
    settingRows('x', {
      beside: { label: 'First', words: 'port' },
      label: { label: 'Port' },
      hint: { label: 'A', hint: 'a port' },
    }),
  );
  expect(findRows([{ id: 'x', name: 'X', rows }], 'port').map(({ row }) => row.id)).toEqual([
    'label',
    'beside',
    'hint',
  ]);
});

test('accents and case make no difference', () => {
  const rows = Object.values(settingRows('x', { one: { label: 'Créer un Café' } }));
  expect(findRows([{ id: 'x', name: 'X', rows }], 'CAFE creer')).toHaveLength(1);
});

test('every row has a place of its own, and its address leads to its page and to it', () => {
  for (const { id, rows } of settingsPages) {
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    for (const row of rows) {
      const { section, rest } = routeOf(hrefOfRow(row));
      expect([section, rest[0], rowOfPath(rest)]).toEqual(['settings', id, row.id]);
    }
  }
});

test('a longer search finds nothing that a part of it does not find', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('the', 'port', 'of', 'a', 'secret', 'ze', 'é'), { maxLength: 4 }),
      (terms) => {
        const all = findRows(settingsPages, terms.join(' ')).map(({ row }) => row);
        for (const term of terms)
          expect(findRows(settingsPages, term).map(({ row }) => row)).toEqual(expect.arrayContaining(all));
      },
    ),
  );
});
