import { useRef, useState } from 'react';
import { useServices, useSlice } from '../../services.ts';
import type { Action } from '../commands/model/desk.ts';
import { useActions } from '../commands/use-actions.ts';
import { FirstStepsBar } from '../first-steps/FirstStepsBar.tsx';
import { NoMatch } from '../search/NoMatch.tsx';
import { SearchBox } from '../search/SearchBox.tsx';
import { SearchStatus } from '../search/SearchStatus.tsx';
import { DetailPane } from './detail/DetailPane.tsx';
import type { DetailTab } from './detail/tabs.ts';
import { EventList } from './list/EventList.tsx';
import { ListFooter } from './list/ListFooter.tsx';
import { ListToolbar } from './list/ListToolbar.tsx';
import { countOf, rowAt } from './model/pages.ts';
import { Split } from './Split.tsx';
import { TimelinePane } from './timeline/TimelinePane.tsx';
import { useTimeFilter } from './timeline/use-time-filter.ts';
import { useLinkedEvent } from './use-linked-event.ts';
import { useSelection } from './use-selection.ts';

export function Workspace() {
  const { inbox } = useServices();
  const count = useSlice(
    (services) => services.inbox,
    ({ pages }) => countOf(pages),
  );
  const [tab, setTab] = useState<DetailTab>('body');
  const [noting, setNoting] = useState<string | null>(null);
  const filterByTime = useTimeFilter();
  const list = useRef<HTMLDivElement>(null);
  const detail = useRef<HTMLElement>(null);
  useSelection();
  useLinkedEvent();

  const selectedId = (): string | null => {
    const { pages, follow } = inbox.store.getState();
    return (follow.selected === null ? null : rowAt(pages, follow.selected)?.id) ?? null;
  };
  const showTab = (id: DetailTab): Action => ({ run: () => setTab(id) });
  useActions({
    'tab.body': showTab('body'),
    'tab.headers': showTab('headers'),
    'tab.validation': showTab('validation'),
    'tab.signature': showTab('signature'),
    'tab.reply': showTab('reply'),
    'tab.deliveries': showTab('deliveries'),
    'tab.compare': showTab('compare'),
    'list.newest': { run: () => inbox.resume() },
    // The detail may still be on its way to it.
    'event.note': { run: () => setNoting(selectedId()), applies: () => selectedId() !== null },
  });

  return (
    <Split
      left={
        <>
          <ListToolbar />
          <SearchBox onLeave={() => list.current?.focus()} />
          <SearchStatus />
          <TimelinePane onTake={filterByTime} />
          <EventList
            ref={list}
            onOpen={() => focusTabs(detail.current)}
            nothing={count === 0 ? <NoMatch /> : null}
          />
          <FirstStepsBar />
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
