import type { TreeRow } from './json-tree.ts';

export type TreeMove = { type: 'go'; row: number } | { type: 'flip'; id: number };

/** What a key does in the tree, after the pattern that screen readers teach. */
export function treeMove(key: string, rows: readonly TreeRow[], active: number): TreeMove | undefined {
  const row = rows[active];
  if (!row) return undefined;
  const go = (target: number): TreeMove => ({
    type: 'go',
    row: Math.max(0, Math.min(rows.length - 1, target)),
  });
  const flip: TreeMove = { type: 'flip', id: row.id };
  switch (key) {
    case 'ArrowDown':
      return go(active + 1);
    case 'ArrowUp':
      return go(active - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'PageDown':
      return go(active + 20);
    case 'PageUp':
      return go(active - 20);
    case 'ArrowRight':
      return row.open === false ? flip : row.open ? go(active + 1) : undefined;
    case 'ArrowLeft':
      return row.open ? flip : go(parentOf(rows, active));
    case 'Enter':
    case ' ':
      return row.open === null ? undefined : flip;
    default:
      return undefined;
  }
}

function parentOf(rows: readonly TreeRow[], active: number): number {
  const depth = rows[active]?.depth ?? 0;
  for (let row = active - 1; row >= 0; row--) if ((rows[row]?.depth ?? 0) < depth) return row;
  return active;
}
