import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  findRows,
  type Row,
  sectionsOf,
  withRecent,
} from '../../../../../renderer/features/commands/palette/find-rows.ts';

const row = (id: string, words: string, group: string, also = ''): Row => ({
  ...{ id, words, group, also, keys: [] },
  run() {},
});
const rows = [
  row('go.inbox', 'Go to Inbox', 'Go to'),
  row('go.signature-bench', 'Go to Signature bench', 'Go to'),
  row('event.bench', 'Open event in Signature bench', 'One event', 'diagnose verify'),
  row('event.copyCurl', 'Copy as cURL', 'One event', 'clipboard'),
  row('template:okhi/verified', 'Open template: OkHi verified', 'Templates', 'okhi/verified'),
];
const idsFor = (query: string, recent: readonly string[] = []): string[] =>
  findRows(query, rows, recent).map(({ row: { id } }) => id);

test('a few letters find a command, in any order of its words, and by other words for it', () => {
  expect(idsFor('sigbench')[0]).toBe('go.signature-bench');
  expect(idsFor('bench sig')[0]).toBe('go.signature-bench');
  expect(idsFor('clipboard')).toEqual(['event.copyCurl']);
  expect(idsFor('okhi ver')[0]).toBe('template:okhi/verified');
  expect(idsFor('zzz')).toEqual([]);
});

test('of equals the one that was chosen lately comes first', () => {
  expect(idsFor('signature', ['event.bench'])[0]).toBe('event.bench');
  expect(idsFor('signature')[0]).toBe('go.signature-bench');
});

test('the letters that matched are marked', () => {
  const [found] = findRows('curl', rows, []);
  const words = found?.row.words ?? '';
  expect([...(found?.marked ?? [])].map((at) => words[at]).join('')).toBe('cURL');
});

test('whatever is typed finds rows that there are, and marks characters that there are', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (query) => {
      for (const { row: found, marked } of findRows(query, rows, [])) {
        expect(rows).toContain(found);
        for (const at of marked) expect(found.words[at]).toBeDefined();
      }
    }),
  );
});

test('before anything is typed what was chosen lately stands first, and nothing twice', () => {
  const sections = sectionsOf(rows, ['event.copyCurl', 'gone', 'go.inbox']);
  expect(sections.map(({ name }) => name)).toEqual(['Recent', 'Go to', 'One event', 'Templates']);
  const shown = sections.flatMap(({ found }) => found.map(({ row: { id } }) => id));
  expect(shown.slice(0, 2)).toEqual(['event.copyCurl', 'go.inbox']);
  expect([...shown].sort()).toEqual(rows.map(({ id }) => id).sort());
  expect(sectionsOf(rows, []).map(({ name }) => name)).not.toContain('Recent');
});

test('the last one chosen comes first, once, and eight are kept', () => {
  const many = Array.from({ length: 12 }, (_, at) => `command.${at}`);
  const kept = many.reduce<string[]>(withRecent, []);
  expect(kept).toEqual(many.slice(4).reverse());
  expect(withRecent(kept, 'command.7')).toEqual(['command.7', ...kept.filter((id) => id !== 'command.7')]);
});
