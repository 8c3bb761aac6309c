import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Timeline } from '../../../../core/contract/timeline-calls.ts';
import { useServices, useSlice } from '../../../services.ts';
import { countsIn, type Span, slotsOf, spanOf, zoomed } from './scale.ts';
import { TimelineBars } from './TimelineBars.tsx';
import { TimelineTable } from './TimelineTable.tsx';
import styles from './timeline.module.css';
import { useBrushing } from './use-brushing.ts';
import { spanTimes, spanWords } from './words.ts';

interface TimelinePaneProps {
  /** A span was chosen (null: none any more). */
  onTake: (span: Span | null) => void;
}

/** Arrivals by time, above the list. */
export function TimelinePane({ onTake }: TimelinePaneProps) {
  const { timeline: store } = useServices();
  useEffect(() => store.open(), [store]);
  const { timeline, problem } = useSlice(
    (services) => services.timeline,
    (state) => state,
  );
  if (!timeline)
    return (
      <div className={styles.pane} role="status">
        <span className="faint">{problem ?? 'Counting arrivals…'}</span>
      </div>
    );
  return <Drawn timeline={timeline} onTake={onTake} />;
}

function Drawn({ timeline, onTake }: TimelinePaneProps & { timeline: Timeline }) {
  const { timeline: store, speaker } = useServices();
  const { view, brush } = useSlice(
    (services) => services.timeline,
    (state) => state,
  );
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const [asTable, setAsTable] = useState(false);
  const [focused, setFocused] = useState(false);
  const take = (span: Span | null): void => {
    store.brush(span);
    onTake(span);
    speaker.say(span ? spanWords(span, countsIn(timeline.bars, span), zone) : 'The whole list');
  };
  const brushing = useBrushing(timeline, brush, { mark: store.brush, take, zoom: store.zoom });
  const at = spanOf(timeline, brushing.cursor, brushing.cursor);
  const told = brush ?? at;
  const { onKeyDown, onPointerDown, onPointerMove, onPointerUp } = brushing;
  return (
    <>
      <div className={styles.pane}>
        <div
          className={styles.chart}
          role="slider"
          tabIndex={0}
          aria-label="Timeline of arrivals"
          aria-valuemin={0}
          aria-valuemax={slotsOf(timeline) - 1}
          aria-valuenow={brushing.cursor}
          aria-valuetext={spanWords(told, countsIn(timeline.bars, told), zone)}
          title="Drag to filter by time. Arrow keys move, Shift marks, Enter filters, + and - zoom, 0 shows all, Escape clears"
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          {...{ onKeyDown, onPointerDown, onPointerMove, onPointerUp }}
          onPointerCancel={onPointerUp}
        >
          <TimelineBars timeline={timeline} brush={brush} cursor={focused ? brushing.cursor : null} />
        </div>
      </div>
      <div className={styles.foot}>
        <span className={`mono faint ${styles.times}`}>{spanTimes(brush ?? timeline, zone)}</span>
        <Button
          variant="subtle"
          aria-label="Zoom in on the timeline"
          onClick={() => store.zoom(brush ?? zoomed(timeline, 'in'))}
        >
          +
        </Button>
        <Button
          variant="subtle"
          aria-label="Zoom out of the timeline"
          onClick={() => store.zoom(zoomed(timeline, 'out'))}
        >
          −
        </Button>
        <Button
          variant="subtle"
          aria-label="Show all of the timeline"
          disabled={view === null}
          onClick={() => store.zoom(null)}
        >
          All
        </Button>
        <Button
          variant="subtle"
          aria-label="Timeline as a table"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          Table
        </Button>
      </div>
      {asTable ? <TimelineTable timeline={timeline} /> : null}
    </>
  );
}
