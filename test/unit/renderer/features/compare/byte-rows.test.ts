import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cellsOf,
  differingRows,
  ROW_BYTES,
  rowCount,
  stepTo,
} from '../../../../../renderer/features/compare/model/byte-rows.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

test('rows with a difference, also where one side has ended', () => {
  expect(differingRows(bytes('abcdefgh12345678'), bytes('abcdefgX12345678zz'))).toEqual([0, 2]);
  expect(differingRows(bytes('same'), bytes('same'))).toEqual([]);
});

test('a byte is told in hex and as text, blank behind the end', () => {
  const cells = cellsOf(bytes('a\n'), bytes('a'), 0);
  expect(cells[0]).toEqual({ key: 0, hex: '61', text: 'a', differs: false });
  expect(cells[1]).toEqual({ key: 1, hex: '0a', text: '·', differs: true });
  expect(cells[2]).toEqual({ key: 2, hex: '  ', text: ' ', differs: false });
});

test('the steps go from difference to difference and around the end', () => {
  const rows = [2, 5, 9];
  expect([null, 2, 9, 3].map((from) => stepTo(rows, from, 1))).toEqual([2, 5, 2, 5]);
  expect([null, 9, 2, 3].map((from) => stepTo(rows, from, -1))).toEqual([9, 5, 9, 2]);
  expect(stepTo([], null, 1)).toBeNull();
});

test('law: the rows that differ are those with a cell that does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 60 }), (left, right) => {
      const rows = Array.from({ length: rowCount(left, right) }, (_, row) => row);
      const due = rows.filter((row) => cellsOf(left, right, row).some(({ differs }) => differs));
      expect(differingRows(left, right)).toEqual(due);
      expect(rows.length * ROW_BYTES).toBeGreaterThanOrEqual(Math.max(left.length, right.length));
    }),
  );
});
