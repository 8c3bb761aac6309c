import { expect, test } from 'vitest';
import { movedRow } from '../../../../../../renderer/features/inbox/list/keys.ts';

test.each([
  ['ArrowDown', 6],
  ['ArrowUp', 4],
  ['PageDown', 14],
  ['PageUp', 0],
  ['Home', 0],
  ['End', 99],
])('%s moves from row 5 to row %i', (key, row) => expect(movedRow(key, 5, 100, 10)).toBe(row));

test('the ends hold', () => {
  expect(movedRow('ArrowUp', 0, 100, 10)).toBe(0);
  expect(movedRow('PageDown', 98, 100, 10)).toBe(99);
});

test('with nothing selected the first step is to the newest', () => {
  expect(movedRow('ArrowDown', -1, 100, 10)).toBe(0);
});

test('other keys, and any key of an empty list, are not the list’s', () => {
  expect(movedRow('x', 5, 100, 10)).toBeUndefined();
  expect(movedRow('toString', 5, 100, 10)).toBeUndefined();
  expect(movedRow('End', -1, 0, 10)).toBeUndefined();
});
