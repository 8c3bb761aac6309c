import { type ColumnId, columnId } from '../../../../core/contract/settings.ts';

interface Column {
  /** In the menu, and above the column where that is wide enough for it. */
  readonly name: string;
  readonly head: string;
  /** Pixels; a growing one shares what is left by its part. */
  readonly width: number;
  readonly grow?: number;
  /** Where the list is narrow, the columns with the lowest go first. */
  readonly rank: number;
}

export const columns: Readonly<Record<ColumnId, Column>> = {
  number: { name: 'Running number', head: '#', width: 58, rank: 5 },
  time: { name: 'Time', head: 'Time', width: 92, rank: 11 },
  provider: { name: 'Provider', head: '', width: 20, rank: 10 },
  type: { name: 'Event type', head: 'Event type', width: 110, grow: 1, rank: 14 },
  request: { name: 'Method and path', head: 'Request', width: 90, grow: 0.8, rank: 6 },
  field: { name: 'Field of the body', head: 'Field', width: 90, grow: 0.8, rank: 8 },
  note: { name: 'Note', head: 'Note', width: 80, grow: 0.7, rank: 7 },
  endpoint: { name: 'Endpoint', head: 'Endpoint', width: 80, rank: 3 },
  reply: { name: 'Reply', head: 'Reply', width: 34, rank: 9 },
  duration: { name: 'Reply time', head: 'Took', width: 58, rank: 2 },
  size: { name: 'Size', head: 'Size', width: 58, rank: 4 },
  schema: { name: 'Schema', head: '', width: 20, rank: 13 },
  signature: { name: 'Signature', head: '', width: 20, rank: 12 },
};

/** The bar at the left, the room at the right, and between two columns. */
const EDGES = 3 + 10;
const GAP = 8;

/** The chosen columns in their order, without those that a list of this width (pixels) has no room for. */
export function fittingColumns(chosen: readonly ColumnId[], width: number): ColumnId[] {
  const left = new Set(chosen);
  const needed = (): number => EDGES + [...left].reduce((sum, id) => sum + columns[id].width + GAP, 0);
  for (const id of [...left].sort((a, b) => columns[a].rank - columns[b].rank)) {
    if (left.size === 1 || needed() <= width) break;
    left.delete(id);
  }
  return columnId.options.filter((id) => left.has(id));
}

/** For the style sheet: the bar, and each column. */
export function columnTemplate(shown: readonly ColumnId[]): string {
  const widths = shown.map((id) => {
    const { width, grow } = columns[id];
    return grow === undefined ? `${width}px` : `minmax(0, ${grow}fr)`;
  });
  // Without one that grows, the last takes what is left.
  const growing = shown.some((id) => columns[id].grow !== undefined);
  return ['3px', ...widths, ...(growing ? [] : ['minmax(0, 1fr)'])].join(' ');
}
