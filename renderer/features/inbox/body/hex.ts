/** Bytes in one row of the hex view. */
export const HEX_WIDTH = 16;

export interface HexRow {
  readonly offset: string;
  readonly hex: string;
  readonly ascii: string;
}

export function hexRowCount(length: number): number {
  return Math.ceil(length / HEX_WIDTH);
}

/** Offset, bytes in two groups of eight, and the printable ones; the last row is filled with spaces. */
export function hexRow(bytes: Uint8Array, row: number): HexRow {
  const from = row * HEX_WIDTH;
  let hex = '';
  let ascii = '';
  for (let index = 0; index < HEX_WIDTH; index++) {
    const byte = bytes[from + index];
    if (index > 0) hex += index === HEX_WIDTH / 2 ? '  ' : ' ';
    hex += byte === undefined ? '  ' : byte.toString(16).padStart(2, '0');
    if (byte !== undefined) ascii += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
  }
  return { offset: from.toString(16).padStart(8, '0'), hex, ascii };
}
