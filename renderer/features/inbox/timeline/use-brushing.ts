import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { Timeline } from '../../../../core/contract/timeline-calls.ts';
import { movedSlot, type Span, slotAt, slotsOf, spanOf, zoomed } from './scale.ts';

interface BrushActions {
  /** Marks a span while it is being chosen. */
  mark: (span: Span | null) => void;
  /** It is chosen. */
  take: (span: Span | null) => void;
  zoom: (view: Span | null) => void;
}

interface Brushing {
  /** The slot that the keyboard is at. */
  cursor: number;
  onKeyDown: (event: KeyboardEvent) => void;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: () => void;
}

/** A span is chosen with the pointer, or with the arrow keys, Shift and Enter. */
export function useBrushing(timeline: Timeline, marked: Span | null, actions: BrushActions): Brushing {
  const slots = slotsOf(timeline);
  const [at, setAt] = useState<number | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [dragged, setDragged] = useState<Span | null>(null);
  const cursor = Math.min(at ?? slots - 1, slots - 1);
  const slotOf = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return slotAt((event.clientX - box.left) / box.width, slots);
  };
  const move = (to: number, extending: boolean): void => {
    const from = extending ? (anchor ?? cursor) : null;
    setAt(to);
    setAnchor(from);
    if (from !== null) actions.mark(spanOf(timeline, from, to));
  };
  const command = (key: string): boolean => {
    if (key === 'Enter') actions.take(marked ?? spanOf(timeline, cursor, cursor));
    else if (key === 'Escape') actions.take(null);
    else if (key === '+' || key === '=') actions.zoom(marked ?? zoomed(timeline, 'in'));
    else if (key === '-') actions.zoom(zoomed(timeline, 'out'));
    else if (key === '0') actions.zoom(null);
    else return false;
    return true;
  };
  return {
    cursor,
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const to = movedSlot(event.key, cursor, slots);
      if (to !== null) move(to, event.shiftKey);
      else if (!command(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const slot = slotOf(event);
      setAt(slot);
      setAnchor(slot);
      setDragged(spanOf(timeline, slot, slot));
      actions.mark(spanOf(timeline, slot, slot));
    },
    onPointerMove(event) {
      if (dragged === null || anchor === null) return;
      const slot = slotOf(event);
      setAt(slot);
      setDragged(spanOf(timeline, anchor, slot));
      actions.mark(spanOf(timeline, anchor, slot));
    },
    onPointerUp() {
      if (dragged) actions.take(dragged);
      setDragged(null);
      setAnchor(null);
    },
  };
}
