import { expect, test } from 'vitest';
import { rootValue } from '../../../../../../renderer/features/inbox/body/json-scan.ts';
import { treeRows } from '../../../../../../renderer/features/inbox/body/json-tree.ts';
import { treeMove } from '../../../../../../renderer/features/inbox/body/tree-keys.ts';

const text = '{"a":{"b":1},"c":2}';
const root = rootValue(text);
const rows = root ? treeRows(text, root, new Set()) : [];
const inner = text.indexOf('{', 1);
const closed = root ? treeRows(text, root, new Set([inner])) : [];

test('up, down, home and end stay inside', () => {
  expect(treeMove('ArrowDown', rows, 3)).toEqual({ type: 'go', row: 3 });
  expect(treeMove('ArrowUp', rows, 0)).toEqual({ type: 'go', row: 0 });
  expect(treeMove('End', rows, 0)).toEqual({ type: 'go', row: 3 });
});

test('right opens, then goes in; left closes, then goes out', () => {
  expect(treeMove('ArrowRight', closed, 1)).toEqual({ type: 'flip', id: inner });
  expect(treeMove('ArrowRight', rows, 1)).toEqual({ type: 'go', row: 2 });
  expect(treeMove('ArrowLeft', rows, 1)).toEqual({ type: 'flip', id: inner });
  expect(treeMove('ArrowLeft', rows, 2)).toEqual({ type: 'go', row: 1 });
});

test('a value without children opens nothing, and other keys are not the tree’s', () => {
  expect(treeMove('Enter', rows, 3)).toBeUndefined();
  expect(treeMove('ArrowRight', rows, 3)).toBeUndefined();
  expect(treeMove('x', rows, 0)).toBeUndefined();
});
