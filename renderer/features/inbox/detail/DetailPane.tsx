import { Button, Loader } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import { useServices, useSlice } from '../../../services.ts';
import { Fence } from '../../../ui/Fence.tsx';
import styles from './detail.module.css';
import { EventTabs } from './EventTabs.tsx';
import type { DetailTab } from './tabs.ts';

interface DetailPaneProps {
  ref: Ref<HTMLElement>;
  tab: DetailTab;
  onTab: (tab: DetailTab) => void;
  /** The id of the event whose note is being written. */
  noting: string | null;
  onNote: (id: string | null) => void;
  /** Escape: back to the list. */
  onLeave: () => void;
}

export function DetailPane({ ref, tab, onTab, noting, onNote, onLeave }: DetailPaneProps) {
  const wanted = useSlice(
    (services) => services.details,
    (state) => state.wanted,
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onLeave();
  };
  return (
    <section ref={ref} className={styles.pane} aria-label="Event" onKeyDown={onKeyDown}>
      <Fence of={`${wanted} ${tab}`}>
        <Content tab={tab} onTab={onTab} noting={noting} onNote={onNote} />
      </Fence>
    </section>
  );
}

function Content({ tab, onTab, noting, onNote }: Omit<DetailPaneProps, 'ref' | 'onLeave'>) {
  const { details } = useServices();
  const { wanted, detail, problem } = useSlice(
    (services) => services.details,
    (state) => state,
  );
  if (problem && detail?.id !== wanted)
    return (
      <div className={styles.centre} role="alert">
        <strong>This event cannot be read</strong>
        <span className="muted">{problem}</span>
        <Button onClick={() => details.again()}>Try again</Button>
      </div>
    );
  if (detail)
    return (
      <EventTabs
        event={detail}
        tab={tab}
        onTab={onTab}
        noting={noting === detail.id}
        onNote={(on) => onNote(on ? detail.id : null)}
      />
    );
  return (
    <div className={styles.centre}>
      {wanted === null ? (
        <span className="muted">Select an event to see what came.</span>
      ) : (
        <Loader size="sm" aria-label="Reading the event" />
      )}
    </div>
  );
}
