import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Anchor, anchoredTop, contentHeight, type ListWindow, listWindow, revealTop } from './window.ts';

interface RowScroll {
  readonly window: ListWindow;
  /** The rows that are wholly or partly seen, without the margin. */
  readonly seen: ListWindow;
  readonly contentHeight: number;
  readonly pageRows: number;
  readonly onScroll: () => void;
  /** Scrolls as little as needed to show a row. */
  readonly reveal: (row: number) => void;
}

/**
 * Ties a scrolling element to the maths of the window. At first it shows the selected row. `onAway` is told when the user
 * leaves the newest.
 */
export function useRowScroll(
  element: RefObject<HTMLElement | null>,
  count: number,
  following: boolean,
  selectedRow: number,
  onAway: () => void,
  rowHeight: number,
): RowScroll {
  const [anchor, setAnchor] = useState<Anchor>({ top: 0, count });
  const height = useHeight(element);
  // While following, the anchor goes along, so that pausing starts from where the list is now.
  if (following && (anchor.top !== 0 || anchor.count !== count)) setAnchor({ top: 0, count });
  const top = anchoredTop(anchor, count, following, rowHeight);

  // The list may be opened at an event that is far from the newest. Only now its height is known.
  const opened = useRef(false);
  useLayoutEffect(() => {
    if (opened.current || height === 0) return;
    opened.current = true;
    if (!following && selectedRow >= 0)
      setAnchor({ top: revealTop(0, height, selectedRow, rowHeight), count });
  }, [height, following, selectedRow, count, rowHeight]);

  useLayoutEffect(() => {
    const scroller = element.current;
    if (scroller && scroller.scrollTop !== top) scroller.scrollTop = top;
  }, [element, top]);

  const onScroll = (): void => {
    const scrolled = element.current?.scrollTop ?? 0;
    if (following && scrolled < rowHeight / 2) return;
    if (following) onAway();
    setAnchor({ top: scrolled, count });
  };

  return {
    window: listWindow(top, height, count, rowHeight),
    seen: {
      first: Math.floor(top / rowHeight),
      last: Math.min(count - 1, Math.ceil((top + height) / rowHeight) - 1),
    },
    contentHeight: contentHeight(top, height, count, following, rowHeight),
    pageRows: Math.floor(height / rowHeight),
    onScroll,
    reveal: (row) => setAnchor({ top: revealTop(top, height, row, rowHeight), count }),
  };
}

function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const scroller = element.current;
    if (!scroller) return;
    setHeight(scroller.clientHeight);
    const observer = new ResizeObserver(() => setHeight(scroller.clientHeight));
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
