import type { Timeline } from '../../../../core/contract/timeline-calls.ts';
import { eventsOf, type Span, slotsOf } from './scale.ts';
import styles from './timeline.module.css';

const HEIGHT = 36;
/** From the line up: what is wrong stands lowest, where it is seen in a low bar too. */
const TONES = ['bad', 'warn', 'good', 'other'] as const;

interface TimelineBarsProps {
  timeline: Timeline;
  /** What is marked, and the slot that the keyboard is at. */
  brush: Span | null;
  cursor: number | null;
}

/** The bars, one unit of width a slot. */
export function TimelineBars({ timeline, brush, cursor }: TimelineBarsProps) {
  const { from, barMs, bars } = timeline;
  const slots = slotsOf(timeline);
  const most = Math.max(1, ...bars.map(eventsOf));
  const place = (ms: number): number => Math.max(0, Math.min(slots, (ms - from) / barMs));
  return (
    <svg
      className={styles.svg}
      viewBox={`0 0 ${slots} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {brush ? (
        <rect
          className={styles.brush}
          x={place(brush.from)}
          width={Math.max(0, place(brush.to) - place(brush.from))}
          y={0}
          height={HEIGHT}
        />
      ) : null}
      {cursor === null ? null : <rect className={styles.cursor} x={cursor} width={1} y={0} height={HEIGHT} />}
      {bars.map((bar) => {
        let y = HEIGHT;
        return TONES.map((tone) => {
          if (bar[tone] === 0) return null;
          // The smallest is still seen.
          const height = Math.max(1.5, (bar[tone] / most) * (HEIGHT - 4));
          y -= height;
          return (
            <rect
              key={`${bar.at} ${tone}`}
              data-tone={tone}
              x={place(bar.at) + 0.12}
              width={0.76}
              y={Math.max(0, y)}
              height={height}
            />
          );
        });
      })}
    </svg>
  );
}
