import { expect, test } from 'vitest';
import { clickOf, gestureOf } from '../../../../../../renderer/features/inbox/list/gesture.ts';

const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const place = { row: 5, count: 100, pageRows: 10, chosen: false };

test.each([
  ['ArrowDown', {}, { kind: 'move', row: 6, choice: 'only' }],
  ['ArrowDown', { shiftKey: true }, { kind: 'move', row: 6, choice: 'extend' }],
  ['End', { shiftKey: true, ctrlKey: true }, { kind: 'move', row: 99, choice: 'extend' }],
  ['ArrowUp', { ctrlKey: true }, { kind: 'move', row: 4, choice: 'keep' }],
  ['ArrowUp', { metaKey: true }, { kind: 'move', row: 4, choice: 'keep' }],
  [' ', { ctrlKey: true }, { kind: 'toggle' }],
  ['a', { ctrlKey: true }, { kind: 'all' }],
  ['a', { metaKey: true }, { kind: 'all' }],
  ['Enter', {}, { kind: 'open' }],
  // What is no key of the list; J and K are commands.
  ['j', {}, null],
  ['J', { shiftKey: true }, null],
  ['a', {}, null],
  ['A', { ctrlKey: true, shiftKey: true }, null],
  ['ArrowDown', { altKey: true }, null],
  ['Escape', {}, null],
])('%s with %o', (key, held, gesture) =>
  expect(gestureOf({ key, ...none, ...held }, place)).toEqual(gesture),
);

test('Escape ends a selection of several', () => {
  expect(gestureOf({ key: 'Escape', ...none }, { ...place, chosen: true })).toEqual({ kind: 'none' });
});

test('a click takes one, Ctrl or Command adds it, Shift goes up to it', () => {
  expect(clickOf(none)).toBe('only');
  expect(clickOf({ ...none, ctrlKey: true })).toBe('toggle');
  expect(clickOf({ ...none, metaKey: true })).toBe('toggle');
  expect(clickOf({ ...none, shiftKey: true })).toBe('extend');
});
