import {
  type HTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
} from 'react';
import { useServices, useSlice } from '../../../services.ts';
import { countOf, rowAt, rowsBetween } from '../model/pages.ts';
import type { Choosing } from '../model/selecting.ts';
import { EventRow } from './EventRow.tsx';
import { clickOf, gestureOf } from './gesture.ts';
import { ListFrame } from './ListFrame.tsx';
import styles from './list.module.css';
import { setSeen } from './seen-store.ts';
import { useFieldValues } from './use-field-values.ts';
import { useRovingFocus } from './use-roving-focus.ts';
import { useRowActions } from './use-row-actions.ts';
import { useRowScroll } from './use-row-scroll.ts';
import { useShownColumns } from './use-shown-columns.ts';
import { ROWS_AT_MOST, rowHeights } from './window.ts';

interface EventListProps {
  ref: Ref<HTMLDivElement>;
  /** Enter: on to the detail. */
  onOpen: () => void;
  /** Why there is nothing, in the place of the rows; null where there is something. */
  nothing: ReactNode;
}

export function EventList({ ref, onOpen, nothing }: EventListProps) {
  const { inbox } = useServices();
  const pages = useSlice(
    (services) => services.inbox,
    (state) => state.pages,
  );
  const follow = useSlice(
    (services) => services.inbox,
    (state) => state.follow,
  );
  const chosen = useSlice(
    (services) => services.inbox,
    (state) => state.chosen.positions,
  );
  const look = useSlice(
    (services) => services.settings,
    (state) => state.list,
  );
  const element = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => element.current as HTMLDivElement, []);

  const rowHeight = rowHeights[look.density];
  const { total } = pages;
  const count = Math.min(countOf(pages), ROWS_AT_MOST);
  // Rows are counted from the newest on top, positions from the oldest.
  const positionOf = (row: number): number => total - 1 - row;
  const selectedRow = follow.selected === null ? -1 : total - 1 - follow.selected;
  const scroll = useRowScroll(element, count, follow.following, selectedRow, () => inbox.pause(), rowHeight);
  const shown = useShownColumns(element, look.columns);
  const roving = useRovingFocus(element);
  const { first, last } = scroll.window;
  const { seen } = scroll;
  useEffect(() => inbox.show(total - 1 - last, total - 1 - first), [inbox, total, first, last]);
  useEffect(() => setSeen(total - 1 - seen.last, total - 1 - seen.first), [total, seen.first, seen.last]);

  // A selection that was made elsewhere, by a link or before another section was open, is scrolled to.
  const showSelected = useEffectEvent((_selected: number | null, measured: boolean) => {
    if (measured && !follow.following && selectedRow >= 0) scroll.reveal(selectedRow);
  });
  const measured = scroll.pageRows > 0;
  useEffect(() => showSelected(follow.selected, measured), [follow.selected, measured]);

  const place = { row: selectedRow, count };
  const onKeyDown = (event: KeyboardEvent): void => {
    const gesture = gestureOf(event, { ...place, pageRows: scroll.pageRows, chosen: chosen.size > 0 });
    if (!gesture) return;
    event.preventDefault();
    if (gesture.kind === 'open') onOpen();
    else if (gesture.kind === 'all') inbox.chooseAll();
    else if (gesture.kind === 'none') inbox.chooseNone();
    else if (gesture.kind === 'toggle') {
      if (follow.selected !== null) inbox.choose(follow.selected, 'toggle');
    } else moveTo(gesture.row, gesture.choice);
  };
  const moveTo = (row: number, choice: Choosing | 'only'): void => {
    goTo(positionOf(row), choice);
    scroll.reveal(row);
  };
  useRowActions({ ...place, onMove: moveTo });
  const goTo = (position: number, choice: Choosing | 'only'): void =>
    choice === 'only' ? inbox.select(position) : inbox.choose(position, choice);
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-position]');
    if (row) goTo(Number(row.dataset.position), clickOf(event));
  };

  const fields = useFieldValues(shown.includes('field') ? look.fieldPath : '', () =>
    rowsBetween(pages, total - 1 - last, total - 1 - first),
  );
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const drawn = selectedRow >= first && selectedRow <= last;
  // Not a <ul>, which may hold nothing but items: between these and the list stand the layers that place them.
  const list: HTMLAttributes<HTMLDivElement> = {
    role: 'list',
    'aria-label': 'Events',
    // One tab stop: the selected row, or the list where that is not drawn.
    tabIndex: drawn ? -1 : 0,
    onScroll: scroll.onScroll,
    onKeyDown,
    onClick,
    ...roving,
  };
  return (
    <ListFrame shown={shown} rowHeight={rowHeight} fieldPath={look.fieldPath}>
      {nothing}
      <div ref={element} className={styles.list} {...list}>
        <div role="presentation" className={styles.content} style={{ height: scroll.contentHeight }}>
          <div role="presentation" style={{ transform: `translateY(calc(${first} * var(--row)))` }}>
            {rows.map((row) => (
              <EventRow
                key={positionOf(row)}
                row={rowAt(pages, positionOf(row))}
                position={positionOf(row)}
                index={row + 1}
                total={count}
                selected={row === selectedRow}
                chosen={chosen.has(positionOf(row))}
                shown={shown}
                field={fields.get(rowAt(pages, positionOf(row))?.id ?? '')}
              />
            ))}
          </div>
        </div>
      </div>
    </ListFrame>
  );
}
