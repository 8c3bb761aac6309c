import type { Timeline } from '../../../../core/contract/timeline-calls.ts';
import { useSlice } from '../../../services.ts';
import { focusable } from '../../../ui/focusable.ts';
import { formatCount, formatMoment } from '../../../ui/format.ts';
import { eventsOf } from './scale.ts';
import styles from './timeline.module.css';

/** The same as the bars, as a table. */
export function TimelineTable({ timeline }: { timeline: Timeline }) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const now = new Date();
  return (
    <div ref={focusable} className={styles.tableFrame}>
      <table className={styles.table} aria-label="Arrivals">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Events</th>
            <th scope="col">Wrong</th>
            <th scope="col">Warnings</th>
            <th scope="col">Valid</th>
            <th scope="col">Not judged</th>
          </tr>
        </thead>
        <tbody>
          {timeline.bars.map((bar) => (
            <tr key={bar.at}>
              <th scope="row" className="mono">
                {formatMoment(new Date(bar.at).toISOString(), zone, now)}
              </th>
              {[eventsOf(bar), bar.bad, bar.warn, bar.good, bar.other].map((count, column) => (
                <td key={`${bar.at} ${COLUMNS[column]}`}>{formatCount(count)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const COLUMNS = ['events', 'bad', 'warn', 'good', 'other'] as const;
