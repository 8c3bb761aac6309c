/** Where a key moves the selection to. Rows are counted from the top; undefined is not a key of the list. */
export function movedRow(key: string, row: number, count: number, pageRows: number): number | undefined {
  const step = Math.max(1, pageRows - 1);
  const targets: Record<string, number> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + step,
    PageUp: row - step,
    Home: 0,
    End: count - 1,
  };
  const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
  if (target === undefined || count === 0) return undefined;
  return Math.max(0, Math.min(count - 1, target));
}
