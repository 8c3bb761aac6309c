import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { type ColumnId, columnId } from '../../../../core/contract/settings.ts';
import { fittingColumns } from './columns.ts';

/** The chosen columns that the list has room for now. */
export function useShownColumns(
  element: RefObject<HTMLElement | null>,
  chosen: readonly ColumnId[],
): readonly ColumnId[] {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const list = element.current;
    if (!list) return;
    setWidth(list.clientWidth);
    const observer = new ResizeObserver(() => setWidth(list.clientWidth));
    observer.observe(list);
    return () => observer.disconnect();
  }, [element]);
  // While a border is dragged the width changes with every pixel, the columns seldom.
  const ids = fittingColumns(chosen, width).join(' ');
  return useMemo(() => {
    const fitting = new Set<string>(ids.split(' '));
    return columnId.options.filter((id) => fitting.has(id));
  }, [ids]);
}
