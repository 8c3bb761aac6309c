/** Height of a row by the density of the list, in pixels. The style sheet gets it from here. */
export const rowHeights = { normal: 32, compact: 26 } as const;
export const ROW = rowHeights.normal;
/** Rows drawn above and below the visible ones, so that a quick scroll shows no gap. */
const OVERSCAN = 12;
/** Browsers stop growing an element at 2^25 pixels; older events than these are out of the list's reach. */
export const ROWS_AT_MOST = 1_000_000;

/** Rows are counted from the top here: 0 is the newest. */
export interface ListWindow {
  readonly first: number;
  /** The last row, included; -1 when there is none. */
  readonly last: number;
}

/**
 * The rows to draw, from four numbers. The general virtualiser keeps a measure per row and rebuilds them at
 * each arrival; with rows of one height and a million events a division does it.
 */
export function listWindow(top: number, height: number, count: number, row: number = ROW): ListWindow {
  const first = Math.max(0, Math.floor(top / row) - OVERSCAN);
  const last = Math.min(count - 1, Math.ceil((top + height) / row) + OVERSCAN);
  return { first: Math.min(first, Math.max(0, count - 1)), last };
}

/** Where the list was scrolled to, and how many rows there were then. */
export interface Anchor {
  readonly top: number;
  readonly count: number;
}

/** Rows inserted above move the scroll position with them, so that what is looked at stays still. */
export function anchoredTop(anchor: Anchor, count: number, following: boolean, row: number = ROW): number {
  if (following) return 0;
  return Math.max(0, anchor.top + (count - anchor.count) * row);
}

/** At least as high as the position needs: a short list could not be scrolled to where it stood. */
export function contentHeight(
  top: number,
  height: number,
  count: number,
  following: boolean,
  row: number = ROW,
): number {
  return following ? count * row : Math.max(count * row, top > 0 ? top + height : 0);
}

/** The scroll position that brings a row into view with the least movement. */
export function revealTop(top: number, height: number, index: number, row: number = ROW): number {
  if (index * row < top) return index * row;
  if ((index + 1) * row > top + height) return (index + 1) * row - height;
  return top;
}
