import { useWindowEvent } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useServices } from '../../services.ts';
import { DetailPane } from './detail/DetailPane.tsx';
import { type DetailTab, detailTabs } from './detail/tabs.ts';
import { EventList } from './list/EventList.tsx';
import { ListFooter } from './list/ListFooter.tsx';
import { ListToolbar } from './list/ListToolbar.tsx';
import { useArrivals } from './list/use-arrivals.ts';
import { Split } from './Split.tsx';
import { useLinkedEvent } from './use-linked-event.ts';
import { useSelection } from './use-selection.ts';

/** Keys that are letters must stay letters where text is typed or searched. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

export function Workspace() {
  const { inbox } = useServices();
  const [tab, setTab] = useState<DetailTab>('body');
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
    else return;
    event.preventDefault();
  });

  return (
    <Split
      left={
        <>
          <ListToolbar />
          <EventList ref={list} onOpen={() => focusTabs(detail.current)} />
          <ListFooter />
        </>
      }
      right={<DetailPane ref={detail} tab={tab} onTab={setTab} onLeave={() => list.current?.focus()} />}
    />
  );
}

function focusTabs(detail: HTMLElement | null): void {
  detail?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
}
