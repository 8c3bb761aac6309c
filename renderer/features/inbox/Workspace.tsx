import { useWindowEvent } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useServices, useSlice } from '../../services.ts';
import { useRemove } from '../keeping/use-remove.ts';
import { NoMatch } from '../search/NoMatch.tsx';
import { SearchBox } from '../search/SearchBox.tsx';
import { SearchStatus } from '../search/SearchStatus.tsx';
import { DetailPane } from './detail/DetailPane.tsx';
import { type DetailTab, detailTabs } from './detail/tabs.ts';
import { EventList } from './list/EventList.tsx';
import { ListFooter } from './list/ListFooter.tsx';
import { ListToolbar } from './list/ListToolbar.tsx';
import { useArrivals } from './list/use-arrivals.ts';
import { countOf, rowAt } from './model/pages.ts';
import { Split } from './Split.tsx';
import { TimelinePane } from './timeline/TimelinePane.tsx';
import { useTimeFilter } from './timeline/use-time-filter.ts';
import { useLinkedEvent } from './use-linked-event.ts';
import { useSelection } from './use-selection.ts';

/** Keys that are letters must stay letters where text is typed or searched. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

export function Workspace() {
  const { inbox, keeping } = useServices();
  const count = useSlice(
    (services) => services.inbox,
    ({ pages }) => countOf(pages),
  );
  const [tab, setTab] = useState<DetailTab>('body');
  const [noting, setNoting] = useState<string | null>(null);
  const { removeChosen } = useRemove();
  const filterByTime = useTimeFilter();
  const list = useRef<HTMLDivElement>(null);
  const detail = useRef<HTMLElement>(null);
  useSelection();
  useLinkedEvent();
  useArrivals();

  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    const digit = detailTabs[Number(event.key) - 1];
    if (digit) setTab(digit.id);
    else if (event.key === 'f') inbox.resume();
    else if (event.key === 'Delete') void removeChosen();
    else if (!onSelected(event.key)) return;
    event.preventDefault();
  });
  /** Keys that are about the selected event: the detail may still be on its way to it. */
  const onSelected = (key: string): boolean => {
    const { pages, follow } = inbox.store.getState();
    const row = follow.selected === null ? undefined : rowAt(pages, follow.selected);
    if (!row || (key !== 'p' && key !== 'n')) return false;
    if (key === 'n') setNoting(row.id);
    else void keeping.pin(row.id, !row.pinned);
    return true;
  };

  return (
    <Split
      left={
        <>
          <ListToolbar />
          <SearchBox onLeave={() => list.current?.focus()} />
          <SearchStatus />
          <TimelinePane onTake={filterByTime} />
          {count === 0 ? <NoMatch /> : null}
          <EventList ref={list} onOpen={() => focusTabs(detail.current)} />
          <ListFooter onCompare={() => setTab('compare')} />
        </>
      }
      right={
        <DetailPane
          ref={detail}
          tab={tab}
          onTab={setTab}
          noting={noting}
          onNote={setNoting}
          onLeave={() => list.current?.focus()}
        />
      }
    />
  );
}

function focusTabs(detail: HTMLElement | null): void {
  detail?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
}
