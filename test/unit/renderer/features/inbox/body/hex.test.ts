import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexRow, hexRowCount } from '../../../../../../renderer/features/inbox/body/hex.ts';

test('law: the rows hold every byte once, in order, at its offset', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const rows = Array.from({ length: hexRowCount(bytes.length) }, (_, row) => hexRow(bytes, row));
      const read = rows.flatMap(({ hex }) => hex.trim().split(/ +/)).map((pair) => Number.parseInt(pair, 16));
      expect(read).toEqual([...bytes]);
      expect(rows.map(({ ascii }) => ascii).join('')).toHaveLength(bytes.length);
      rows.forEach(({ offset, hex }, row) => {
        expect(Number.parseInt(offset, 16)).toBe(row * 16);
        expect(hex).toHaveLength(48);
      });
    }),
  );
});

test('only printable bytes are shown as characters', () => {
  expect(hexRow(new Uint8Array([0x41, 0x00, 0x7f, 0xe9, 0x20, 0x7e]), 0).ascii).toBe('A··· ~');
});
