/** Bytes of each side in one row. */
export const ROW_BYTES = 8;

/** Where bytes of two bodies differ: the rows that hold a difference, by their number. */
export function differingRows(left: Uint8Array, right: Uint8Array): number[] {
  const rows: number[] = [];
  const length = Math.max(left.length, right.length);
  for (let at = 0; at < length; at++) {
    if (left[at] === right[at]) continue;
    const row = Math.floor(at / ROW_BYTES);
    rows.push(row);
    at = (row + 1) * ROW_BYTES - 1;
  }
  return rows;
}

export const rowCount = (left: Uint8Array, right: Uint8Array): number =>
  Math.ceil(Math.max(left.length, right.length) / ROW_BYTES);

/** One byte of a row; `differs` from the one at its place on the other side. */
export interface Cell {
  readonly key: number;
  readonly hex: string;
  readonly text: string;
  readonly differs: boolean;
}

/** The bytes of one side in a row; where it has ended, blanks. */
export function cellsOf(bytes: Uint8Array, other: Uint8Array, row: number): Cell[] {
  return Array.from({ length: ROW_BYTES }, (_, index) => {
    const key = row * ROW_BYTES + index;
    const byte = bytes[key];
    return {
      key,
      hex: byte === undefined ? '  ' : byte.toString(16).padStart(2, '0'),
      text: byte === undefined ? ' ' : byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
      differs: byte !== other[key],
    };
  });
}

/** The difference after a row (or before it), around the end. null where there is none. */
export function stepTo(rows: readonly number[], from: number | null, step: 1 | -1): number | null {
  if (rows.length === 0) return null;
  const [first, last] = [rows[0] ?? null, rows.at(-1) ?? null];
  if (from === null) return step === 1 ? first : last;
  const next = step === 1 ? rows.find((row) => row > from) : rows.findLast((row) => row < from);
  return next ?? (step === 1 ? first : last);
}
