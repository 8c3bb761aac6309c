import { Button, Loader } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import { useServices, useSlice } from '../../../services.ts';
import styles from './detail.module.css';
import { EventTabs } from './EventTabs.tsx';
import type { DetailTab } from './tabs.ts';

interface DetailPaneProps {
  ref: Ref<HTMLElement>;
  tab: DetailTab;
  onTab: (tab: DetailTab) => void;
  /** Escape: back to the list. */
  onLeave: () => void;
}

export function DetailPane({ ref, tab, onTab, onLeave }: DetailPaneProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onLeave();
  };
  return (
    <section ref={ref} className={styles.pane} aria-label="Event" onKeyDown={onKeyDown}>
      <Content tab={tab} onTab={onTab} />
    </section>
  );
}

function Content({ tab, onTab }: Pick<DetailPaneProps, 'tab' | 'onTab'>) {
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
  if (detail) return <EventTabs event={detail} tab={tab} onTab={onTab} />;
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
